"""Real web servers that serve a folder on a port of this machine, while a test asks them."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import attrs

_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
NGINX = shutil.which("nginx", path=_PATH)
APACHE = shutil.which("apache2", path=_PATH)
_MODULES = Path("/usr/lib/apache2/modules")
_NEEDED = (
    "mpm_event",
    "authz_core",
    "dir",
    "mime",
    "negotiation",
    "headers",
    "alias",
    "rewrite",
)


@attrs.frozen
class Answer:
    """What a server answers: its status, its headers by their names in lower case, and its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@attrs.frozen
class Server:
    """A server that runs."""

    port: int

    def ask(self, path: str, accept: str | None = None, method: str = "GET") -> Answer:
        """Its answer to a request, with that header Accept or with none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={} if accept is None else {"Accept": accept})
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, headers, response.read())
        connection.close()
        return answer


@contextmanager
def public_folder() -> Generator[Path]:
    """A folder that servers may read under another user."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@contextmanager
def nginx(folder: Path, configuration: str) -> Generator[Server]:
    """nginx, with the shipped configuration: only port and root are others, as it tells its reader to set.

    Args:
        folder: where `html` is the root.
        configuration: what belongs into the block `http`.
    """
    assert NGINX is not None
    port = _free_port()
    for line, ours in (
        ("    listen 80;\n", f"    listen 127.0.0.1:{port};\n"),
        ("    root /var/www/html;\n", f"    root {folder}/html;\n"),
    ):
        assert configuration.count(line) == 1
        configuration = configuration.replace(line, ours)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    main = folder / "nginx.conf"
    main.write_text(
        f"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}{configuration}}}\n",
        encoding="utf-8",
    )
    with _running([NGINX, "-p", str(folder), "-c", str(main)], port, folder / "error.log") as server:
        yield server


@contextmanager
def apache(folder: Path) -> Generator[Server]:
    """Apache, which obeys the files .htaccess below `html`."""
    assert APACHE is not None
    port = _free_port()
    modules = "".join(f"LoadModule {name}_module {_MODULES}/mod_{name}.so\n" for name in _NEEDED)
    main = folder / "apache.conf"
    main.write_text(
        f'{modules}ServerRoot "{folder}"\nServerName localhost\nListen 127.0.0.1:{port}\n'
        f'PidFile "{folder}/pid"\nErrorLog "{folder}/error.log"\nTypesConfig /dev/null\n'
        f'User "#65534"\nGroup "#65534"\nDocumentRoot "{folder}/html"\n<Directory "{folder}/html">\n'
        "AllowOverride FileInfo Indexes Options=MultiViews,Indexes\nRequire all granted\n</Directory>\n",
        encoding="utf-8",
    )
    with _running([APACHE, "-f", str(main), "-DFOREGROUND"], port, folder / "error.log") as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, log: Path) -> Generator[Server]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(200):
            if process.poll() is not None:
                break
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        if process.poll() is not None:
            told = process.stderr.read() if process.stderr is not None else ""
            message = f"{command[0]} did not start: {told}{log.read_text() if log.exists() else ''}"
            raise RuntimeError(message)
        yield Server(port)
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
