"""One target under atheris, which is libFuzzer for Python: `python -m fuzz.run TARGET FOLDER SECONDS`."""

# pyright: reportAttributeAccessIssue=false, reportUnknownMemberType=false
# atheris has no types.

from __future__ import annotations

import random
import sys
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit(
        "fuzzing needs atheris (pip install --group fuzz), which has wheels for CPython on Linux alone; "
        "elsewhere, Hypothesis runs the same targets: pytest tests/laws/test_fuzz.py"
    )

with atheris.instrument_imports(include=["visitdata"]):
    from fuzz.instrumented import TARGETS

from fuzz.corpus import lay_out, seeds
from fuzz.mutations import mutate

TIMEOUT = 10  # seconds for one input, hundreds of times what any of that length takes
MEMORY = 2048  # MiB
LONGEST = 2**16


def main(target: str, home: Path, seconds: str) -> None:
    """Fuzz a target; the process ends with 0 once the time is up, with another code at a broken promise."""
    corpus, crashers = home / "corpus" / target, home / "crashers"
    lay_out(target, corpus)
    crashers.mkdir(parents=True, exist_ok=True)
    known = seeds(target)

    def changed(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)  # noqa: S311 - for no secret
        if chance.random() < _BYTES_ALONE:
            return bytes(atheris.Mutate(data, most))
        return mutate(target, data, known[chance.randrange(0, len(known))], chance)[:most]

    options = [
        "fuzz",
        f"-max_total_time={seconds}",
        f"-timeout={TIMEOUT}",
        f"-rss_limit_mb={MEMORY}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={crashers}/{target}-",
        "-print_final_stats=1",
        "-verbosity=0",
        str(corpus),
    ]
    atheris.Setup(options, TARGETS[target], custom_mutator=changed)
    atheris.Fuzz()


_BYTES_ALONE = 0.25

if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
