"""Exercises without a kernel: HTML for slides and pages. Works from a file, keeps answers in the
browser, and reads as plain text where there is no JavaScript.
"""

from __future__ import annotations

import json
from typing import Any

from situtor import language, library
from situtor.exercises import front, spec
from situtor.exercises.spec import Spec
from situtor.language import Lang
from situtor.model import Dossier
from situtor.show.fonts import faces
from situtor.show.html import stylesheet as view_stylesheet
from situtor.show.html import tag, text
from situtor.show.tokens import DARK


def fragment(case_id: str, exercise_id: str, lang: Lang | None = None) -> str:
    """One exercise as HTML, to stand in a page that also carries `assets`.

    Raises:
        UnknownCase, UnknownExercise: no such name.
    """
    return _fragment(spec.resolve(case_id, exercise_id, lang))


def _fragment(resolved: dict[str, Any]) -> str:
    return tag(
        "div",
        _plain(resolved),
        f'<script type="application/json">{_json(resolved)}</script>',
        class_="situtor si-exercise",
        lang=resolved["lang"],
        data_exercise=f"{resolved['case']}/{resolved['id']}",
    )


def assets() -> tuple[str, str]:
    """The CSS and the module script that bring the exercises and explorers of a page to life."""
    return front.stylesheet(), front.script("page")


def page(case_id: str, exercise_id: str, lang: Lang | None = None) -> str:
    """One exercise as a whole HTML page that needs nothing else."""
    found = spec.find_exercise(case_id, exercise_id)
    return page_for(found, library.load_dossier(case_id), lang)


def page_for(exercise: Spec, record: Dossier, lang: Lang | None = None) -> str:
    """The page of an exercise that need not stand in a file yet."""
    lang = lang or language.current()
    title = text(exercise.title.at(lang))
    case = text(record.name.at(lang))
    css, script = assets()
    body = _fragment(spec.resolve_for(exercise, record, lang))
    style = faces(body) + view_stylesheet() + css + _dark()
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{style}</style></head>"
        f'<body class="situtor si-page"><main><h1 class="si-page-title">{case}</h1>'
        f"{body}</main>"
        f'<script type="module">{script}</script></body></html>'
    )


def _dark() -> str:
    """The dark theme, where the phone asks for it."""
    colours = "".join(f"--si-{name}:{value};" for name, value in DARK.items())
    return (
        "@media (prefers-color-scheme:dark){"
        f".si-page,.si-page .situtor{{{colours}color-scheme:dark}}}}"
    )


def _json(value: dict[str, Any]) -> str:
    """JSON that cannot end the script element it stands in."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def _plain(resolved: dict[str, Any]) -> str:
    """What is left without JavaScript: the question, and what there is to choose from."""
    body = tag("p", tag("strong", text(resolved["title"]))) + tag("p", text(resolved["prompt"]))
    if "claim" in resolved:
        body += tag("p", text(resolved["claim"]))
    parts = ("options", "items", "rivals", "parties")
    choices: list[dict[str, str]] = next((resolved[part] for part in parts if part in resolved), [])
    said = (each.get("label") or each.get("name") or each["text"] for each in choices)
    lines = [tag("li", text(each)) for each in said]
    return body + (tag("ol", *lines) if lines else "")
