"""`python -m tellings`: the same as the command `tellings`."""

from __future__ import annotations

import sys

from tellings.cli import main

if __name__ == "__main__":
    sys.exit(main())
