"""Write the stub of `visitdata.model.propositions` anew: run by `make derived`."""

import sys
from pathlib import Path

import visitdata as vd
from visitdata.derive.stub import propositions_stub

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(propositions_stub(vd.Event), encoding="utf-8")
