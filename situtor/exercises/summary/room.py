"""The summary of an exercise: what an instructor wants on the wall while people talk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from situtor import language
from situtor.exercises import spec as specs
from situtor.exercises.kinds import views
from situtor.exercises.spec import Spec
from situtor.exercises.summary.collect import Given, Room, opened
from situtor.exercises.summary.panel import Panel
from situtor.exercises.summary.wording import (
    ANSWERED,
    DEFENDED,
    NOBODY,
    SET_ASIDE,
    TRAP,
    UNREADABLE,
    say,
)
from situtor.language import Lang
from situtor.show.html import View, tag, text


class Summary(Panel):
    """The pictures of one exercise. Displays itself; as text it lists what the pictures show.

    `given` holds the answers the pictures are made of, `set_aside` counts those of another
    version or shape, `left_out` says what in the files could not be read, `panels` are the
    pictures one by one.
    """

    def __init__(
        self,
        title: str,
        given: list[Given],
        set_aside: int,
        left_out: list[str],
        panels: Sequence[View],
        lang: Lang,
    ) -> None:
        self.given, self.set_aside, self.left_out = given, set_aside, left_out
        self.panels = list(panels)
        head = _head(given, set_aside, left_out, lang)
        opening = tag("p", text(title), class_="si-title") + tag("p", text(head))
        if left_out:
            opening += tag("ul", *(tag("li", text(each), class_="si-small") for each in left_out))
        pages = [opening, *(page for panel in panels for page in panel.pages)]
        plain = [f"{title}: {head}", *left_out, *(panel.plain for panel in panels if panel.plain)]
        super().__init__(pages, "\n".join(plain), lang)


def summary(
    dossier: str, exercise: str, source: Path | str | None = None, names: bool = False
) -> Summary:
    """What the class answered: everyone's latest answer to one exercise.

    Args:
        dossier: a case or a collection.
        exercise: one of its exercises.
        source: a folder of exported files, or one of them; left out, this machine's store.
        names: show nicknames beside what people wrote; hidden unless asked.

    Raises:
        UnknownCase, UnknownExercise: no such name.
        SummaryError: there is no file of answers in the folder, or none can be read.
        StoreError: this machine's store cannot be opened.
    """
    found = specs.find_exercise(dossier, exercise)
    with opened(source) as room:
        return _summed_up(dossier, found, room, names)


def summaries(dossier: str, source: Path | str | None = None, names: bool = False) -> list[Summary]:
    """The same for every exercise of a case or collection; the files are read once.

    Raises:
        UnknownCase: no such name.
        SummaryError, StoreError: as for `summary`.
    """
    found = specs.load_exercises(dossier)
    with opened(source) as room:
        return [_summed_up(dossier, each, room, names) for each in found]


def _summed_up(dossier: str, spec: Spec, room: Room, names: bool) -> Summary:
    lang = language.current()
    resolved = specs.resolve(dossier, spec.id, lang)
    given, set_aside = room.latest(dossier, spec)
    panels: list[View] = []
    if given:
        kind = views(spec.kind)
        panels += kind.panels(resolved, given, lang, names)
        reasoning = kind.key(resolved, lang) + tag("p", text(resolved["reasoning"]))
        if resolved["trap"]:
            trap = tag("strong", text(f"{TRAP.at(lang)}: "))
            reasoning += tag("p", trap, text(resolved["trap"]))
        panels.append(_closed(DEFENDED.at(lang), reasoning, lang))
    return Summary(resolved["title"], given, set_aside, room.left_out, panels, lang)


def _closed(title: str, content: str, lang: Lang) -> Panel:
    """What the instructor opens when the room is ready; it is in no printed text."""
    folded = tag("details", tag("summary", text(title)), content, class_="si-defended")
    return Panel([folded], "", lang)


def _head(given: list[Given], set_aside: int, left_out: list[str], lang: Lang) -> str:
    parts = [say(ANSWERED, lang, n=len(given)) if given else NOBODY.at(lang)]
    if set_aside:
        parts.append(say(SET_ASIDE, lang, n=set_aside))
    if left_out:
        parts.append(say(UNREADABLE, lang, n=len(left_out)))
    return " · ".join(parts)
