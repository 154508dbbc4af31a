"""A PostgreSQL server with PostGIS of a test's own: started on a socket in a temporary folder, gone afterwards.

It needs no cluster of the system's and listens to no network. A server refuses to run as root: there it runs as the
user ``postgres`` that its package makes, or else ``nobody``.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

USER = "surveyor"
DATABASE = "county"


@dataclass(frozen=True)
class Server:
    """How to reach the server: by the socket in ``folder``, as ``USER``, who owns ``DATABASE``."""

    folder: Path
    port: int = 5433

    @property
    def dsn(self) -> str:
        """The connection string of libpq."""
        return f"host={self.folder} port={self.port} user={USER} dbname={DATABASE}"


def binaries() -> Optional[Path]:
    """The folder of the newest server that is installed; ``None`` where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def postgres_server() -> Iterator[Server]:
    """Start a server with a database that has PostGIS, and stop it when the block ends."""
    programs = binaries()
    assert programs, "no PostgreSQL server is installed"
    # Not in the tests' own folder: only its owner may look into that, and a socket's path has to be short.
    folder = Path(tempfile.mkdtemp(prefix="mr-pg-", dir="/tmp"))
    user = _other_user()
    data = folder / "data"
    process = None
    try:
        if user is not None:
            os.chown(folder, user.pw_uid, user.pw_gid)
        folder.chmod(0o755)
        subprocess.run(
            [*_as(user), str(programs / "initdb"), "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"],
            check=True, capture_output=True, cwd=folder,
        )  # fmt: skip
        server = Server(folder)
        options = [
            "-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off",
            "-c", "max_connections=100", "-c", "shared_buffers=16MB", "-p", str(server.port),
        ]  # fmt: skip
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(
                [*_as(user), str(programs / "postgres"), "-D", str(data), *options], stdout=log, stderr=log, cwd=folder
            )
        _wait_for(programs, server, process)
        for database, statement in (
            ("postgres", f"CREATE DATABASE {DATABASE}"),
            (DATABASE, "CREATE EXTENSION postgis"),
        ):
            subprocess.run(
                [str(programs / "psql"), "-h", str(folder), "-p", str(server.port), "-U", USER, "-q", "-c", statement,
                 database],
                check=True, capture_output=True,
            )  # fmt: skip
        yield server
    finally:
        if process is not None:
            # setpriv has become the server. Asked by SIGTERM it would wait for the connections that QGIS keeps.
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _other_user() -> Optional[pwd.struct_passwd]:
    """Whom the server runs as where we are root; ``None`` where we are not."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise AssertionError("no user to run PostgreSQL as")


def _as(user: Optional[pwd.struct_passwd]) -> list[str]:
    """What to put before a command so that ``user`` runs it, in this process and not below it."""
    if user is None:
        return []
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--pdeathsig=TERM"]


def _wait_for(programs: Path, server: Server, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        ready = subprocess.run(
            [str(programs / "pg_isready"), "-q", "-h", str(server.folder), "-p", str(server.port)], check=False
        )
        if ready.returncode == 0:
            return
        assert process.poll() is None, (server.folder / "log").read_text()
        time.sleep(0.1)
    raise AssertionError("PostgreSQL does not answer")
