"""The persons of an incident: victims and accused, by name or by age and sex, and the steps of the law against them."""

from .cast import cast
from .told import Said, names_victims, persons, tells_of_persons

__all__ = ["Said", "cast", "names_victims", "persons", "tells_of_persons"]
