"""Worksheets: the exercises of a session on A4 paper, and each exercise as a page of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from situtor import library
from situtor.errors import SitutorError
from situtor.exercises import spec, static
from situtor.exercises.kinds import views
from situtor.exercises.summary.wording import TRAP
from situtor.language import Lang, Text
from situtor.model import Module
from situtor.show import fonts
from situtor.show.html import tag, text

_NAME = Text(th="ชื่อ", en="Name")
_DATE = Text(th="วันที่", en="Date")
_MINUTES = Text(th="นาที", en="min")
_SOURCE = Text(th="ที่มา", en="Source")
_PHONE = Text(th="ทำบนโทรศัพท์", en="On a phone")
_COURSE = Text(th="นวัตกรรมสังคม", en="Social innovation")
_KEY = Text(th="สำหรับผู้สอน: แนวคิดประกอบ", en="For the instructor: the reasoning")


@dataclass(frozen=True)
class Sheet:
    """One file made to be printed: its HTML, and its PDF where one was wanted."""

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

    Returns:
        The worksheets, each followed by its key if one was wanted.

    Args:
        base_url: where the pages will be served; each exercise then carries a QR code to its page.
        pdf: print each sheet with a headless Chromium.
        key: write ``<module>-key`` too, the reasoning for the instructor. The worksheet itself
            never holds it.

    Raises:
        DataError: an exercise is not as it should be.
        SitutorError: `base_url` is no address of the web, a PDF is wanted but there is no
            Chromium, or a file cannot be written.
    """
    made: list[Sheet] = []
    with ExitStack() as stack:
        printed = stack.enter_context(printer()) if pdf else None

        def sheet(path: Path, html: str) -> None:
            _write(path, html.encode("utf-8"))
            paper = path.with_suffix(".pdf") if printed else None
            if printed and paper:
                _write(paper, printed(path))
            made.append(Sheet(path, paper))

        for lang in langs:
            for module in modules:
                pairs = exercises_of(module)
                if not pairs:
                    continue
                on_step(module.id)
                sheet(out / lang / f"{module.id}.html", render(module, pairs, lang, base_url))
                for dossier, exercise in pairs:
                    page = static.page(dossier, exercise, lang).encode("utf-8")
                    _write(out / lang / "exercises" / f"{dossier}-{exercise}.html", page)
                if key:
                    sheet(out / lang / f"{module.id}-key.html", render_key(module, pairs, lang))
    return made


def render(
    module: Module, pairs: Sequence[tuple[str, str]], lang: Lang, base_url: str | None = None
) -> str:
    """A session's worksheet as one HTML file that needs nothing else; see `make_worksheets`."""
    title = module.title.at(lang)
    pages = [_page(spec.resolve(*pair, lang), lang, base_url) for pair in pairs]
    pages[0] = _header(title, lang) + pages[0]
    return _document(title, "".join(tag("section", each, class_="sp-page") for each in pages), lang)


def render_key(module: Module, pairs: Sequence[tuple[str, str]], lang: Lang) -> str:
    """The reasoning behind a session's exercises, for the instructor."""
    title = f"{module.title.at(lang)} · {_KEY.at(lang)}"
    keys = (tag("section", _key(spec.resolve(*pair, lang), lang)) for pair in pairs)
    body = tag("div", tag("h1", text(title)), *keys, class_="sp-key")
    return _document(title, body, lang)


def _document(title: str, body: str, lang: Lang) -> str:
    css = (Path(__file__).parent / "worksheet.css").read_text("utf-8")
    footer = json.dumps(f"{_COURSE.at(lang)} · {title}", ensure_ascii=False).replace("<", "\\3c ")
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; font-src data:; style-src 'unsafe-inline'\">"
        f"<title>{text(title)}</title>"
        f"<style>{fonts.faces(body)}html{{--footer:{footer}}}{css}</style></head>"
        f"<body><main>{body}</main></body></html>"
    )


def _header(title: str, lang: Lang) -> str:
    who = (tag("span", text(each.at(lang))) for each in (_NAME, _DATE))
    return tag("header", tag("h1", text(title)), tag("p", *who, class_="sp-who"))


def _page(resolved: dict[str, Any], lang: Lang, base_url: str | None) -> str:
    """One exercise: what is asked, room to answer, and its sources at the foot of the page."""
    place = library.load_dossier(resolved["case"]).name.at(lang)
    minutes = f"{resolved['minutes']} {_MINUTES.at(lang)}"
    head = (
        tag("p", text(f"{place} · {minutes}"), class_="sp-source")
        + tag("h2", text(resolved["title"]))
        + tag("p", text(resolved["prompt"]))
    )
    code = (
        _code(address(base_url, resolved["case"], resolved["id"], lang), lang) if base_url else ""
    )
    source = f"{_SOURCE.at(lang)}: {resolved['source']}"
    return (
        tag("div", tag("div", head), code, class_="sp-head")
        + tag("div", views(resolved["kind"]).paper(resolved, lang), class_="sp-form")
        + tag("p", text(source), class_="sp-source sp-foot")
    )


def _key(resolved: dict[str, Any], lang: Lang) -> str:
    trap = f"{TRAP.at(lang)}: {resolved['trap']}" if resolved["trap"] else ""
    return (
        tag("h3", text(resolved["title"]))
        + tag("p", text(resolved["reasoning"]))
        + (tag("p", text(trap)) if trap else "")
        + views(resolved["kind"]).key(resolved, lang)
    )


def address(base_url: str, dossier: str, exercise: str, lang: Lang) -> str:
    """Where an exercise's own page will be.

    Raises:
        SitutorError: the base is no address of the web.
    """
    if not base_url.startswith(("http://", "https://")):
        raise SitutorError(
            f"{base_url!r} is not an address that a phone can open, expected one that begins with "
            "https:// or http://"
        )
    return f"{base_url.rstrip('/')}/{lang}/exercises/{dossier}-{exercise}.html"


def _code(target: str, lang: Lang) -> str:
    """The address as a QR code, with the quiet margin that readers need."""
    import segno

    drawn = segno.make(target, micro=False).svg_inline(border=4, omitsize=True)
    return tag("p", drawn, text(_PHONE.at(lang)), class_="sp-qr")


@contextmanager
def printer() -> Iterator[Callable[[Path], bytes]]:
    """A function from a sheet's HTML file to its PDF.

    The browser lives in a thread of its own: Playwright's plain interface refuses to run where an
    event loop already does, as in a notebook.
    """
    from situtor.slides import fit
    from situtor.slides.errors import SlidesError

    with ThreadPoolExecutor(1, "printer") as thread, ExitStack() as stack:
        try:
            chromium = thread.submit(stack.enter_context, fit.browser()).result()
        except SlidesError as error:
            raise SitutorError(
                f"no PDF can be made ({error}); --no-pdf makes the HTML alone"
            ) from None
        try:
            yield lambda path: thread.submit(_print, chromium, path).result()
        finally:
            thread.submit(stack.close).result()


def _print(chromium: Any, path: Path) -> bytes:
    page = chromium.new_page()
    page.goto(path.resolve().as_uri())
    page.evaluate("document.fonts.ready")
    made: bytes = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    return made


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        raise SitutorError(
            f"{path}: the worksheet cannot be written here; choose another folder with --out "
            f"[{error.strerror or error}]"
        ) from None
