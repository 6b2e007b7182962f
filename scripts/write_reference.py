"""Write the page on all records and their members anew: run by `make derived`."""

import sys
from pathlib import Path

import visitdata as vd
from visitdata.derive.reference import reference

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(vd.Dossier), encoding="utf-8")
