"""Many machines: the same reading, linking and reconciling over Apache Spark, and its output brought into a casebook.

What differs from one machine stands here, and nothing else: where rows lie, what is grouped and joined.  What is done to each row
and each group is done by the functions that do it on one machine.
"""

from .flow import Options
from .loading import load
from .running import RECORD, Came, Wanted, read
from .session import session

__all__ = ["RECORD", "Came", "Options", "Wanted", "load", "read", "session"]
