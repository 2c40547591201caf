"""The folder a command fills: whole files or none, nothing of anyone else's touched."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from situtor.errors import SitutorError


class Folder:
    """A folder of ours, with a list of what we put there.

    The list says what an earlier run made, so that work whose `key` is the same need not be done
    again, and so that what is no longer made can be removed. Files that are not on it are never
    touched.

    Raises:
        SitutorError: the folder cannot be written, or holds something that is not ours.
    """

    def __init__(self, root: Path, kind: str) -> None:
        self.root = root
        self._list = root / f".situtor-{kind}.json"
        self._before = self._read()
        self._now: dict[str, dict[str, Any]] = {}
        try:
            root.mkdir(parents=True, exist_ok=True)
            if not self._list.exists() and any(root.iterdir()):
                raise SitutorError(
                    f"{root}: something else is in this folder; choose an empty one with --out"
                )
        except OSError as error:
            raise self._refused(root, error) from None
        self._save(self._before)

    def kept(self, name: str, key: str) -> Any:
        """What was noted about a file an earlier run made with this key, or None; keeps it."""
        noted = self._before.get(name)
        if noted is None or noted["key"] != key or not (self.root / name).is_file():
            return None
        self._now[name] = noted
        return noted["note"]

    def keep(self, name: str) -> None:
        """Count a file as made, as it is; nothing if there is none."""
        if (self.root / name).is_file():
            self._now.setdefault(name, self._before.get(name, {"key": "", "note": True}))

    def holds(self, name: str) -> bool:
        """Whether a file was made or kept in this run."""
        return name in self._now

    def write(self, name: str, content: str | bytes, key: str = "", note: Any = True) -> Path:
        """Write all of a file, or leave what was there; unchanged files are not touched."""
        path = self.root / name
        raw = content if isinstance(content, bytes) else content.encode("utf-8")
        draft = path.with_name(f"{path.name}.part")
        try:
            if not path.is_file() or path.read_bytes() != raw:
                path.parent.mkdir(parents=True, exist_ok=True)
                draft.write_bytes(raw)
                draft.replace(path)
        except OSError as error:
            raise self._refused(path, error) from None
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
        self._now[name] = {"key": key, "note": note}
        return path

    def checkpoint(self) -> None:
        """Remember what was made so far, in case the rest is interrupted."""
        self._save({**self._before, **self._now})

    def finish(self) -> None:
        """Remove what an earlier run made and this one did not."""
        for name in self._before.keys() - self._now.keys():
            path = self.root / name
            try:
                path.unlink(missing_ok=True)
                for above in path.relative_to(self.root).parents[:-1]:
                    if (self.root / above).is_dir() and not any((self.root / above).iterdir()):
                        (self.root / above).rmdir()
            except OSError as error:
                raise self._refused(path, error) from None
        self._save(self._now)

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            found = json.loads(self._list.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {
            name: noted
            for name, noted in found.items()
            if isinstance(noted, dict) and {"key", "note"} <= noted.keys() and _inside(name)
        }

    def _save(self, files: dict[str, dict[str, Any]]) -> None:
        draft = self._list.with_name(f"{self._list.name}.part")
        try:
            draft.write_text(json.dumps(files, ensure_ascii=False, indent=0), "utf-8")
            draft.replace(self._list)
        except OSError as error:
            raise self._refused(self.root, error) from None

    @staticmethod
    def _refused(path: Path, error: OSError) -> SitutorError:
        return SitutorError(
            f"{path}: this cannot be written; choose another folder with --out "
            f"[{error.strerror or error}]"
        )


def _inside(name: str) -> bool:
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts
