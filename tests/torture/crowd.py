"""A process that writes one file again and again, with bytes of its own: several are started at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from visitdata.files import write_whole

SIZE = 8
COUNT = 50_000


def main() -> None:
    own = f"{os.getpid():0{SIZE}}".encode()
    for _ in range(int(sys.argv[2])):
        write_whole(Path(sys.argv[1]), (own * (COUNT // 50) for _ in range(50)))


if __name__ == "__main__":
    main()
