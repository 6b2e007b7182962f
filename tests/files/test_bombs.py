"""Compressed data that is small and asks for much: it ends soon, in little memory, native code included."""

from __future__ import annotations

import gzip
import os
import resource
import struct
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest

import visitdata as vd

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOSSIER = vd.dumps(vd.Dossier(id="https://data.example.org/d", title="Small"), "json")
# What a process needs that only starts is some hundred of them.
MEMORY = 1024 * 2**20
SECONDS = 20


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def load(path: Path, max_bytes: int = 10**6) -> str:
    """What becomes of a file in a process that has little of both: `read`, or the code of the problem."""
    code = (
        "import sys, visitdata as vd\n"
        f"try: vd.load(sys.argv[1], max_bytes={max_bytes})\n"
        "except vd.DecodeError as error: print(error.problems[0].code)\n"
        "else: print('read')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], preexec_fn=limit, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def window_of_2_gib() -> bytes:
    """A zstd frame (RFC 8878, section 3.1.1) that wants a window of 2 GiB for five bytes."""
    descriptor = b"\x00"  # no size of content, no checksum, more than a single segment
    exponent, mantissa = 31 - 10, 0
    last_raw_block = struct.pack("<I", (5 << 3) | 1)[:3]
    return b"\x28\xb5\x2f\xfd" + descriptor + bytes([exponent << 3 | mantissa]) + last_raw_block + b"hello"


def gzip_with_a_name(length: int) -> bytes:
    """A member (RFC 1952, section 2.3) that states the name of its file."""
    plain = gzip.compress(DOSSIER, mtime=0)
    return plain[:3] + b"\x08" + plain[4:10] + b"n" * length + b"\0" + plain[10:]


def twice_over(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = gzip.compress(data)
    return data


# Made by their tests alone: every process that collects tests would make all of them.
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "window.json.zst": (window_of_2_gib, "bad-archive"),
    "frames.json.zst": (lambda: zstd.compress(b"") * 100_000 + zstd.compress(DOSSIER), "read"),
    "skippable.json.zst": (lambda: b"\x50\x2a\x4d\x18\0\0\0\0" * 100_000 + zstd.compress(DOSSIER), "read"),
    "members.json.gz": (lambda: gzip.compress(b"") * 50_000 + gzip.compress(DOSSIER), "read"),
    "zeros.json.gz": (lambda: gzip.compress(DOSSIER) + bytes(10**6), "read"),
    "name.json.gz": (lambda: gzip_with_a_name(10**6), "read"),
    "blank.json.gz": (lambda: gzip.compress(b" " * 10**9, 1), "too-large"),
    "blank.json.zst": (lambda: zstd.compress(b" " * 10**9), "too-large"),
    "nested.json.gz": (lambda: twice_over(b" " * 10**8, 3), "compressed"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_it_ends_soon_and_in_little_memory(tmp_path: Path, name: str) -> None:
    make, outcome = BOMBS[name]
    (tmp_path / name).write_bytes(make())
    assert load(tmp_path / name) == outcome


def test_a_stream_that_never_ends_a_line_is_left_off_at_the_limit() -> None:
    code = "import sys; sys.stdout.buffer.writelines(b' ' * 2**20 for _ in range(1030))"
    command = [sys.executable, "-m", "visitdata", "convert", "-", "-", "--from", "json", "--to", "nquads"]
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as blank:
        done = subprocess.run(
            command, stdin=blank.stdout, capture_output=True, text=True, check=False, env=os.environ
        )
    assert done.returncode == 1
    assert "too-large" in done.stderr
    assert zlib.crc32(done.stdout.encode()) == 0
