"""What one server for a class needs beyond JupyterHub itself."""

from __future__ import annotations

import os
from pathlib import Path

from jupyterhub.spawner import SimpleLocalProcessSpawner
from traitlets import Bool, Unicode, default

INSTRUCTOR = "instructor"
ANSWERS = "answers.sqlite"

# A nickname becomes the name of a folder: letters of any script, Thai vowels and tone marks too.
USERNAME = r"^[^\W_][\w \u0e31\u0e34-\u0e3a\u0e47-\u0e4e.-]{0,39}$"

FIRST_UID = 70_000


class ClassSpawner(SimpleLocalProcessSpawner):
    """A participant's own JupyterLab, in a folder of their own.

    With walls, each participant has a user id that no account of the system has, so that no one
    reads or changes what is another's. Without, all run as the one who started the hub.
    """

    homes = Unicode(help="The folder of the participants' folders.").tag(config=True)
    walls = Bool(True, help="Give each participant a user id; the hub must be root.").tag(
        config=True
    )

    @default("home_dir")
    def _own_folder(self) -> str:
        return str(Path(self.homes) / self.user.name)

    def make_preexec_fn(self, name: str) -> None:
        """Nothing: the folder is made before the process, which may not be allowed to."""

    def user_env(self, env: dict[str, str]) -> dict[str, str]:
        return {
            **super().user_env(env),
            "SITUTOR_ANSWERS": str(Path(self.home_dir) / ANSWERS),
            "SITUTOR_NICKNAME": self.user.name,
        }

    async def start(self) -> tuple[str, int]:
        home = Path(self.home_dir)
        uid = own_folder(home, self.walls)
        self.popen_kwargs = {"cwd": home, "umask": 0o077}
        if uid is not None:
            self.popen_kwargs |= {"user": uid, "group": uid, "extra_groups": []}
        address: tuple[str, int] = await super().start()
        return address


def own_folder(home: Path, walls: bool) -> int | None:
    """Make a participant's folder if it is not there; with walls, the user id it belongs to."""
    if not walls:
        home.mkdir(mode=0o700, exist_ok=True)
        return None
    if not home.exists():
        taken = [each.stat().st_uid for each in home.parent.iterdir()]
        uid = max([FIRST_UID, *taken]) + 1
        home.mkdir(mode=0o700)
        os.chown(home, uid, uid)
    return home.stat().st_uid
