"""JupyterHub for one class on one machine; `start.py` runs it and says where."""

import json
import os
import shutil
import sys
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from classroom import INSTRUCTOR, USERNAME, ClassSpawner  # noqa: E402

from situtor.teaching.launch import CALM, environment  # noqa: E402

c = get_config()  # noqa: F821

room = Path(os.environ["SITUTOR_CLASS"])
codes = json.loads((room / "hub" / "codes.json").read_text("utf-8"))
lang = os.environ["SITUTOR_LANGUAGE"]

# --- who comes in ---

c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = codes["class"]
c.SharedPasswordAuthenticator.admin_password = codes[INSTRUCTOR]
c.Authenticator.admin_users = {INSTRUCTOR}
c.Authenticator.allow_all = True
c.Authenticator.username_pattern = USERNAME

c.JupyterHub.template_paths = [str(HERE / "templates")]
c.JupyterHub.template_vars = {"thai": lang == "th"}

# --- what each of them gets ---

lessons = {
    "repo": (room / "lessons").as_uri(),
    "branch": "main",
    "targetpath": "situtor-course",
    "urlpath": f"lab/tree/situtor-course/notebooks/{lang}/00_start_here.ipynb",
}
c.JupyterHub.spawner_class = ClassSpawner
c.ClassSpawner.homes = str(room / "homes")
c.ClassSpawner.walls = bool(os.environ["SITUTOR_WALLS"])
c.Spawner.cmd = [sys.executable, "-m", "jupyterhub.singleuser"]
c.Spawner.args = list(CALM)
if not c.ClassSpawner.walls and os.geteuid() == 0:
    c.Spawner.args.append("--allow-root")
c.Spawner.default_url = "/git-pull?" + urlencode(lessons)
c.Spawner.environment = {
    "JUPYTER_CONFIG_PATH": environment()["JUPYTER_CONFIG_PATH"],
    # The lessons are the hub's, not the participant's: git is told that this is meant.
    "GIT_CONFIG_GLOBAL": str(room / "gitconfig"),
}
c.Spawner.start_timeout = 120  # sixty people arrive at once
c.Spawner.http_timeout = 120

# --- what runs beside them ---

collect = [sys.executable, str(HERE / "collect.py"), str(room / "homes")]
culler = [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=7200"]
c.JupyterHub.services = [
    {"name": "collect", "command": collect + ["walls"] * c.ClassSpawner.walls},
    {
        "name": "culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=7200"],
    },
]
c.JupyterHub.load_roles = [
    {
        "name": "culler",
        "services": ["culler"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
]
c.ConfigurableHTTPProxy.command = shutil.which("configurable-http-proxy") or ""
c.JupyterHub.bind_url = f"http://{os.environ['SITUTOR_ADDRESS']}"
c.JupyterHub.hub_port = int(os.environ["SITUTOR_HUB_PORT"])
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{os.environ['SITUTOR_PROXY_PORT']}"
c.JupyterHub.db_url = f"sqlite:///{room / 'hub' / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(room / "hub" / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(room / "hub" / "proxy.pid")
c.JupyterHub.cleanup_servers = True
c.JupyterHub.log_level = "WARN"
