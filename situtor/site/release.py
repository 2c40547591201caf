"""Student copies: the lessons and the package, without speaker notes and without model answers.

The notebooks read their data through the installed package, so it is the package that must not
hold the answers: the release carries a wheel of its own, with the exercises of
`situtor.site.withhold` in it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from situtor import library
from situtor.authoring.notebooks import folder as notebooks_folder
from situtor.errors import SitutorError
from situtor.exercises.spec import load_exercises
from situtor.language import LANGS, Lang
from situtor.site.output import Folder
from situtor.site.student import student_notebook
from situtor.site.wheel import wheel, wheel_name, zipped
from situtor.site.withhold import withheld

_TEMPLATE = Path(__file__).parent / "template"


@dataclass(frozen=True)
class Release:
    """What was made: the folder, its zip if one was wanted, and how many notebooks."""

    folder: Path
    archive: Path | None
    notebooks: int


def make_release(
    out: Path,
    langs: Sequence[Lang] = LANGS,
    archive: bool = False,
    on_step: Callable[[str], None] = lambda _: None,
) -> Release:
    """Student copies in a folder that can be handed out or put on Binder or a JupyterHub.

    Args:
        out: the folder, new or an earlier release.
        langs: in which languages.
        archive: write ``<out>.zip`` too.
        on_step: told what is being made.

    Raises:
        DataError: a file under ``data/`` is not as it should be.
        SitutorError: a lesson is no notebook, or the folder cannot be written or is not ours.
    """
    folder = Folder(out, "release")
    files: dict[str, bytes] = {}
    for lang in langs:
        for path in sorted((notebooks_folder() / lang).glob("*.ipynb")):
            on_step(path.stem)
            files[f"notebooks/{lang}/{path.name}"] = student_notebook(path).encode("utf-8")
    count = len(files)
    on_step("data")
    files[wheel_name()] = wheel({**files, **_data()})
    start = f"notebooks/{langs[0]}/00_start_here.ipynb"
    for name in ("README.md", "requirements.txt", "environment.yml"):
        said = (_TEMPLATE / "release" / name).read_text("utf-8")
        files[name] = said.format(wheel=wheel_name(), start=start).encode("utf-8")
    for name, content in files.items():
        folder.write(name, content)
    folder.finish()
    return Release(out, _archive(out, files) if archive else None, count)


def _data() -> dict[str, bytes]:
    """The course's data; the exercises without what is shown only after answering."""
    root = library.data_root()
    files = {
        f"data/{path.relative_to(root).as_posix()}": path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.suffix != ".part"
    }
    for dossier in [*library.list_cases(), *library.list_collections()]:
        path = library.folder_of(library.load_dossier(dossier)) / "exercises.yaml"
        if path.exists():
            plain = [withheld(spec) for spec in load_exercises(dossier)]
            files[f"data/{path.relative_to(root).as_posix()}"] = _yaml(plain)
    return files


def _yaml(value: object) -> bytes:
    import yaml

    class Plain(yaml.SafeDumper):
        """Writes what stands twice twice: an alias would be hard to read."""

        def ignore_aliases(self, data: object) -> bool:
            return True

    said: str = yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False, width=1000)
    return said.encode("utf-8")


def _archive(out: Path, files: dict[str, bytes]) -> Path:
    path = out.resolve().with_name(f"{out.resolve().name}.zip")
    draft = path.with_name(f"{path.name}.part")
    try:
        draft.write_bytes(zipped({f"{path.stem}/{name}": files[name] for name in files}))
        draft.replace(path)
    except OSError as error:
        raise SitutorError(
            f"{path}: this cannot be written; choose another folder with --out "
            f"[{error.strerror or error}]"
        ) from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
    return path
