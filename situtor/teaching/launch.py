"""JupyterLab as the course wants it: nothing asks the network, nothing distracts.

Run as a module it takes JupyterLab's own options; `situtor teach` runs it in the lessons' folder.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

# No update check, no news, no look-ups of extensions: the hall has no internet.
CALM = (
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.news_url=None",
    "--LabApp.extension_manager=readonly",
    # Voilà is here for `situtor present`; its button in the toolbar is off in config/labconfig.
    "--ServerApp.jpserver_extensions={'voila.server_extension': False}",
)


def environment() -> dict[str, str]:
    """The environment in which JupyterLab finds our default settings."""
    ours = str(Path(__file__).parent / "config")
    others = os.environ.get("JUPYTER_CONFIG_PATH")
    return {**os.environ, "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, [ours, others]))}


def main(options: Sequence[str]) -> None:
    """Run JupyterLab in this process until it is stopped."""
    os.environ.update(environment())
    from jupyterlab.labapp import main as lab

    sys.argv = ["jupyter-lab", *CALM, *options]
    sys.exit(lab())


if __name__ == "__main__":
    main(sys.argv[1:])
