"""What a notebook's first cell needs: language, type, and who is answering."""

from __future__ import annotations

import functools
import os
from typing import Any

from situtor import language, library
from situtor.errors import SitutorError
from situtor.language import Lang
from situtor.show.cards import timetable_card
from situtor.show.explorers import find_explorer
from situtor.show.explorers.base import live
from situtor.show.html import View


def setup(lang: str = "th") -> Any:
    """Set the language, fonts and theme; shows who is answering and lets them change their name.

    Args:
        lang: ``"th"`` or ``"en"``.

    Raises:
        SitutorError: another language.
    """
    try:
        chosen = language.use(lang)
    except ValueError as error:
        raise SitutorError(str(error)) from None
    if os.environ.get("SITUTOR_EXPORT"):
        return None
    return _welcome(chosen)


def explore(explorer_id: str) -> Any:
    """An interactive what-if on real data.

    Raises:
        UnknownExplorer: there is none of that name; the nearest are suggested.
    """
    return live(find_explorer(explorer_id))


def plan(day: int) -> View:
    """The timetable of one day, 1 or 2."""
    return timetable_card(library.load_course(), day)


def _welcome(lang: Lang) -> Any:
    import ipywidgets as widgets

    from situtor.answers.store import StoreError, open_store

    thai = lang == "th"
    style = widgets.HTML(f"<style>{_notebook_style()}</style>")
    try:
        store = open_store()
        name = widgets.Text(
            value=store.learner().nickname,
            description="ชื่อเล่นของผู้ตอบ" if thai else "Your nickname",
            placeholder="ไม่ใส่ก็ได้" if thai else "may be left empty",
            continuous_update=False,
            style={"description_width": "initial"},
        )
    except StoreError as error:
        from situtor.exercises.widget import REFUSED

        plain = REFUSED.get(error.reason, REFUSED["failed"]).at(lang)
        return widgets.VBox([style, widgets.Label(plain)])
    said = widgets.Label("")

    def rename(change: dict[str, Any]) -> None:
        try:
            store.rename(change["new"])
            said.value = "บันทึกแล้ว" if thai else "Saved"
        except StoreError as error:
            said.value = str(error)

    name.observe(rename, names="value")
    return widgets.VBox([style, widgets.HBox([name, said])])


@functools.cache
def _notebook_style() -> str:
    """Sarabun for the lesson's text, at a size and line height that Thai needs."""
    from situtor.show.fonts import faces

    return (
        faces("") + ".jp-Notebook .jp-RenderedMarkdown,.jp-Notebook .jupyter-widgets,"
        ".jp-Notebook .jupyter-widgets input,.jp-Notebook .jupyter-widgets select"
        "{font-family:Sarabun,sans-serif}"
        ".jp-Notebook .jp-RenderedMarkdown{font-size:17px;line-height:1.65;max-width:62em}"
        ".jp-Notebook .jp-RenderedMarkdown :is(h1,h2,h3){line-height:1.4}"
        ".jp-Notebook .jp-RenderedMarkdown table{font-size:1em}"
        ".jp-Notebook .jupyter-widgets{font-size:16px}"
        ".jp-Notebook .situtor{font-size:17px}"
    )
