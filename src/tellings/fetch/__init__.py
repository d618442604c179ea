"""Getting pages from the web: the one part of Tellings that opens the network, and only when asked to."""

from .fetching import Fetched, Manners, NotFetched, fetch

__all__ = ["Fetched", "Manners", "NotFetched", "fetch"]
