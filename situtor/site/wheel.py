"""situtor as a wheel that holds the student copies: one file to hand out and to install.

See the binary distribution format, https://packaging.python.org/specifications/ .
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from importlib.metadata import Distribution, distribution
from pathlib import Path

from situtor import library

# Zip files begin their calendar here; a fixed date makes the same wheel of the same content.
_DATE = (1980, 1, 1, 0, 0, 0)
_WHEEL = "Wheel-Version: 1.0\nGenerator: situtor\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def wheel_version() -> str:
    """The version of the student copy: that of situtor, marked as a student's."""
    return f"{distribution('situtor').version.split('+')[0]}+student"


def wheel_name() -> str:
    return f"situtor-{wheel_version()}-py3-none-any.whl"


def wheel(course: Mapping[str, bytes]) -> bytes:
    """The installed package with another course in it.

    Args:
        course: files of the course, named ``data/…`` and ``notebooks/…``.
    """
    package = Path(library.__file__).parent
    files = {
        f"situtor/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in sorted(package.rglob("*"))
        if path.is_file() and not {"__pycache__", "_course"} & set(path.parts)
    }
    files |= {f"situtor/_course/{name}": content for name, content in sorted(course.items())}
    info = f"situtor-{wheel_version()}.dist-info"
    files |= {f"{info}/{name}": content for name, content in _info().items()}
    files[f"{info}/RECORD"] = _record(files, f"{info}/RECORD")
    return zipped(files)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip; the same bytes for the same files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()


def _info() -> dict[str, bytes]:
    """The wheel's own description, taken over from the installed package."""
    installed = distribution("situtor")
    said = re.sub(
        r"(?m)^Version: .*$", f"Version: {wheel_version()}", _read(installed, "METADATA"), count=1
    )
    info = {
        "METADATA": said.encode("utf-8"),
        "WHEEL": _WHEEL.encode("utf-8"),
        "entry_points.txt": _read(installed, "entry_points.txt").encode("utf-8"),
    }
    for name in installed.metadata.get_all("License-File") or ():
        if text := installed.read_text(f"licenses/{name}"):
            info[f"licenses/{name}"] = text.encode("utf-8")
    return info


def _read(installed: Distribution, name: str) -> str:
    return installed.read_text(name) or ""


def _record(files: Mapping[str, bytes], own: str) -> bytes:
    said = io.StringIO(newline="")
    writer = csv.writer(said, lineterminator="\n")
    for name, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        writer.writerow([name, f"sha256={digest}", len(content)])
    writer.writerow([own, "", ""])
    return said.getvalue().encode("utf-8")
