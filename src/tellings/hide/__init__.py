"""Hidden names: an export in which the names of victims, of private persons or of all are pseudonyms.

Pure: the secret, the documents' names and the record are arguments.
"""

from .check import Sought, Survivor, sought_names, survivors
from .keys import SECRET_BYTES, Keys
from .people import MODES, Mode, Naming, People, is_office
from .phrases import Phrases
from .record import hidden_record
from .twin import Kept, twin
from .wording import Wording
from .words import common_words

__all__ = [
    "MODES",
    "SECRET_BYTES",
    "Kept",
    "Keys",
    "Mode",
    "Naming",
    "People",
    "Phrases",
    "Sought",
    "Survivor",
    "Wording",
    "common_words",
    "hidden_record",
    "is_office",
    "sought_names",
    "survivors",
    "twin",
]
