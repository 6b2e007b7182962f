"""Write the columns of the tables anew, in the page that describes them: run by `make derived`."""

import re
import sys
from pathlib import Path

import visitdata as vd
from visitdata.tables.page import columns

MARKS = re.compile(r"(?<=<!-- columns -->\n).*(?=<!-- /columns -->)", re.DOTALL)

if __name__ == "__main__":
    page = Path(sys.argv[1])
    text = page.read_text(encoding="utf-8")
    page.write_text(MARKS.sub(lambda _: columns(vd.Dossier), text), encoding="utf-8")
