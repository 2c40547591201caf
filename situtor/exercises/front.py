"""The front end as one script: our ES modules, linked without a build step.

A browser cannot import a module from a file:// page, nor from inside a notebook, so the modules
travel as one. Each becomes a function of its own and hands on what it exports; names never mix.
The modules keep to one-line ``import { a, b as c } from "./x.js"`` and to ``export const``,
``export function`` and ``export default``; anything else is refused here.
"""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

from situtor.exercises.kinds import ANSWERS, words

_FOLDER = Path(__file__).parent
_IMPORT = re.compile(r'^import \{ ([\w, $]+) \} from "(\.{1,2}/[\w./-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:async )?(?:const|function) (\w+)", re.MULTILINE)


@functools.cache
def script(entry: str) -> str:
    """A module and all it imports, as one ES module.

    Args:
        entry: ``"jupyter"`` (an anywidget module) or ``"page"`` (mounts what a page holds).
    """
    linked: dict[Path, str] = {}
    written = _written()
    names: dict[Path, str] = {}

    def link(path: Path, source: str) -> None:
        if path in names:
            return
        name = names[path] = f"module_{len(names)}"
        for _, target in _IMPORT.findall(source):
            there = (path.parent / target).resolve()
            link(there, written.get(there.name) or there.read_text("utf-8"))

        def local(match: re.Match[str]) -> str:
            there = (path.parent / match[2]).resolve()
            taken = match[1].replace(" as ", ": ")
            return f"const {{ {taken} }} = {names[there]};"

        body = _IMPORT.sub(local, source)
        exports = _EXPORT.findall(body)
        body = re.sub(r"^export (?=(?:async )?(?:const|function) )", "", body, flags=re.MULTILINE)
        default = ""
        if "export default" in body:
            body, exports = body.replace("export default", "const DEFAULT ="), [*exports, "DEFAULT"]
            default = f"\nexport default {name}.DEFAULT;"
        if re.search(r"^(import|export)\b", body, flags=re.MULTILINE):
            raise ValueError(f"{path.name} has an import or export that cannot be linked")
        linked[path] = (
            f"const {name} = (() => {{\n{body}\nreturn {{ {', '.join(exports)} }};\n}})();{default}"
        )

    start = (_FOLDER / "front" / f"{entry}.js").resolve()
    link(start, start.read_text("utf-8"))
    return '"use strict";\n' + "\n".join(linked.values())


def _written() -> dict[str, str]:
    """The modules that Python writes: the kinds there are, and every word in both languages."""
    kinds = "".join(f'import {{ {kind} }} from "../kinds/{kind}.js";\n' for kind in ANSWERS)
    said = {key: {"th": each.th, "en": each.en} for key, each in words().items()}
    return {
        "kinds.js": kinds + f"export const KINDS = {{ {', '.join(ANSWERS)} }};\n",
        "words.js": f"export const WORDS = {json.dumps(said, ensure_ascii=False)};\n",
    }


@functools.cache
def stylesheet() -> str:
    """The CSS of all exercises and of the still form of explorers."""
    return "".join((_FOLDER / "front" / name).read_text("utf-8") for name in ("exercise.css",))
