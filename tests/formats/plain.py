"""The paragraphs of the report behind its byline, as a mail has them: python plain.py report.html"""

from __future__ import annotations

import re
import sys
from html import unescape
from pathlib import Path

paragraphs = re.findall(r"<p>(.*?)</p>", Path(sys.argv[1]).read_text(encoding="utf-8"), re.DOTALL)
print("\n\n".join(unescape(each) for each in paragraphs if not each.startswith("By ")))
