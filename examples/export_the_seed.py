"""Write the dossier that ships with the package in every format there is."""

import sys
from pathlib import Path

import visitdata as vd


def main(folder: Path) -> None:
    """One file a format."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in vd.seeds():
        dossier = vd.seed(name)
        for format_ in vd.formats():
            path = folder / f"{name}{format_.suffix}"
            print(f"{path}: {vd.dump(dossier, path, format_.name)} bytes, {format_.media_type}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out"))
