"""Worksheets: the exercises of a session on A4 paper, and each exercise as a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from situtor import library
from situtor.exercises import papers, spec, static
from situtor.language import Lang, Text
from situtor.model import Module
from situtor.show import fonts
from situtor.show.html import tag, text

_NAME = Text(th="ชื่อ", en="Name")
_DATE = Text(th="วันที่", en="Date")
_MINUTES = Text(th="นาที", en="min")
_SOURCE = Text(th="ที่มา", en="Source")
_KEY = Text(th="สำหรับผู้สอน: แนวคิดประกอบ", en="For the instructor: the reasoning")


@dataclass(frozen=True)
class Sheet:
    """One worksheet made: its HTML, and its PDF where one was wanted."""

    html: Path
    pdf: Path | None


def exercises_of(module: Module) -> list[tuple[str, str]]:
    """The (case or collection, exercise) pairs of a session, in teaching order."""
    named = [tuple(each.split("/", 1)) for each in module.exercises]
    own = [
        (case, each.id)
        for case in module.cases
        if library.case_file(case).exists()
        for each in spec.load_exercises(case)
    ]
    return [(dossier, exercise) for dossier, exercise in named] + own


def make_worksheets(
    modules: Sequence[Module],
    out: Path,
    langs: Sequence[Lang],
    base_url: str | None = None,
    pdf: bool = True,
    key: bool = False,
    on_step: Callable[[str], None] = lambda _: None,
) -> list[Sheet]:
    """Write ``out/<lang>/<module>.html`` and ``.pdf``, and ``out/<lang>/exercises/…html``.

    Args:
        base_url: where the pages will be served; each exercise then carries a QR code to its page.
        pdf: print each sheet with a headless Chromium.
        key: add a last page with the reasoning, for the instructor.

    Raises:
        SlidesError: a PDF is wanted, but there is no Chromium.
        DataError: an exercise is not as it should be.
    """
    made = []
    with ExitStack() as stack:
        printer = stack.enter_context(_printer()) if pdf else None
        for lang in langs:
            for module in modules:
                pairs = exercises_of(module)
                if not pairs:
                    continue
                on_step(module.id)
                path = out / lang / f"{module.id}.html"
                _write(path, render(module, pairs, lang, base_url, key))
                for dossier, exercise in pairs:
                    page = static.page(dossier, exercise, lang)
                    _write(out / lang / "exercises" / f"{dossier}-{exercise}.html", page)
                made.append(Sheet(path, _print(printer, path) if printer else None))
    return made


def render(
    module: Module,
    pairs: Sequence[tuple[str, str]],
    lang: Lang,
    base_url: str | None = None,
    key: bool = False,
) -> str:
    """A session's worksheet as one HTML file that needs nothing else."""
    resolved = [spec.resolve(dossier, exercise, lang) for dossier, exercise in pairs]
    title = text(module.title.at(lang))
    who = "".join(tag("span", text(each.at(lang))) for each in (_NAME, _DATE))
    body = tag("header", tag("h1", title), tag("p", who, class_="sp-who"))
    for each in resolved:
        code = (
            _qr(f"{base_url.rstrip('/')}/{lang}/exercises/{each['case']}-{each['id']}.html")
            if base_url
            else ""
        )
        body += tag("section", _exercise(each, lang, code), class_="sp-exercise")
    if key:
        parts = (
            tag("h2", text(each["title"])) + tag("p", text(each["reasoning"])) for each in resolved
        )
        body += tag("section", tag("h1", text(_KEY.at(lang))), *parts, class_="sp-key")
    css = (Path(__file__).parent / "worksheet.css").read_text("utf-8")
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{fonts.faces(body)}{css}</style></head>"
        f"<body><main>{body}</main></body></html>"
    )


def _exercise(resolved: dict[str, Any], lang: Lang, code: str) -> str:
    minutes = tag("span", text(f"{resolved['minutes']} {_MINUTES.at(lang)}"), class_="sp-source")
    head = tag(
        "div", tag("div", tag("h2", text(resolved["title"])), minutes), code, class_="sp-head"
    )
    source = tag("p", text(f"{_SOURCE.at(lang)}: {resolved['source']}"), class_="sp-source")
    return (
        head
        + tag("p", text(resolved["prompt"]))
        + tag("div", papers.form(resolved), class_="sp-form")
        + source
    )


def _qr(address: str) -> str:
    import segno

    return str(segno.make(address, micro=False).svg_inline(border=0, omitsize=True))


def _printer() -> Any:
    from situtor.slides import fit

    return fit.browser()


def _print(chromium: Any, path: Path) -> Path:
    page = chromium.new_page()
    page.goto(path.resolve().as_uri())
    page.evaluate("document.fonts.ready")
    target = path.with_suffix(".pdf")
    page.pdf(path=str(target), prefer_css_page_size=True, print_background=True)
    page.close()
    return target


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    draft.write_text(content, "utf-8")
    draft.replace(path)
