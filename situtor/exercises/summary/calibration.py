"""How well a room knows what it does not know: over a day, how often the truth lay in the ranges.

Who gives ranges that should hold the truth nine times in ten is well calibrated if nine in ten do
(Lichtenstein, Fischhoff and Phillips 1982). Most people's ranges are too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from situtor import language, library
from situtor.exercises import spec as specs
from situtor.exercises.kinds.predict import Predict
from situtor.exercises.kinds.predict_views import ends
from situtor.exercises.summary import bars, draw
from situtor.exercises.summary.collect import Room, opened
from situtor.exercises.summary.panel import Panel, plainly, titled
from situtor.exercises.summary.said import clean
from situtor.exercises.summary.wording import NOBODY, say
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text
from situtor.show.tokens import SERIES

GOAL = 0.9

_TITLE = Text(th="รู้ว่าตนไม่รู้เพียงใด", en="How well do we know what we do not know?")
_WHOLE_ROOM = Text(
    th="ค่าจริงอยู่ในช่วงที่ห้องนี้ตั้งไว้ {n} จาก {of} ช่วง (ร้อยละ {share}) "
    "ถ้ากะความไม่แน่นอนได้พอดีควรได้ราวร้อยละ 90",
    en="The truth lay inside {n} of the room's {of} ranges ({share}%). "
    "Well-judged ranges would hold it about 90% of the time",
)
_PEOPLE = Text(
    th="ค่าจริงอยู่ในช่วงที่แต่ละคนตั้งไว้บ่อยเพียงใด", en="How often each person's ranges held the truth"
)
_ONE_BAR = Text(th="แท่งละหนึ่งคน เรียงจากน้อยไปมาก", en="one bar a person, lowest first")
_ROOM = Text(th="ทั้งห้อง", en="the whole room")
_GOAL = Text(th="ตั้งใจไว้ 9 ใน 10", en="meant to be 9 in 10")
_REACHED = Text(th="ถึง 9 ใน 10 มี {n} จาก {of} คน", en="{n} of {of} people reach 9 in 10")
_QUESTIONS = Text(th="ข้อใดที่ห้องคาดพลาด", en="Which questions the room got wrong")
_BELOW = Text(th="ช่วงต่ำกว่าค่าจริง", en="range below the truth")
_INSIDE = Text(th="ค่าจริงอยู่ในช่วง", en="truth inside")
_ABOVE = Text(th="ช่วงสูงกว่าค่าจริง", en="range above the truth")
_ONE = Text(th="{n} จาก {of} ช่วง", en="{n} of {of} ranges")


@dataclass(frozen=True)
class Record:
    """One person's ranges over the day: how many held the truth, of how many."""

    learner: str
    nickname: str
    inside: int
    of: int


@dataclass(frozen=True)
class Question:
    """One question of a case, to which people gave ranges, and where these lay."""

    title: str
    place: str
    below: int
    inside: int
    above: int


class Calibration(Panel):
    """The room's calibration; displays itself.

    `people` and `questions` hold the counts, `inside` and `of` those of the whole room.
    """

    def __init__(
        self, people: list[Record], questions: list[Question], names: bool, lang: Lang
    ) -> None:
        self.people, self.questions = people, questions
        self.inside = sum(each.inside for each in people)
        self.of = sum(each.of for each in people)
        said = NOBODY.at(lang)
        shown: list[View] = []
        if self.of:
            share = self.inside / self.of
            said = say(_WHOLE_ROOM, lang, n=self.inside, of=self.of, share=round(share * 100))
            shown = [_by_person(people, share, lang), _by_question(questions, lang)]
            if names:
                shown.append(_named(people, lang))
        opening = titled(_TITLE.at(lang), tag("p", text(said)))
        pages = [opening, *(page for panel in shown for page in panel.pages)]
        plain = [plainly(_TITLE.at(lang), [said]), *(panel.plain for panel in shown)]
        super().__init__(pages, "\n".join(plain), lang)


def calibration(source: Path | str | None = None, names: bool = False) -> Calibration:
    """How often the truth lay inside people's ranges, over all numbers that were predicted.

    Args:
        source: a folder of exported files, or one of them; left out, this machine's store.
        names: list people by nickname; hidden unless asked.

    Raises:
        SummaryError: there is no file of answers in the folder, or none can be read.
        StoreError: this machine's store cannot be opened.
    """
    lang = language.current()
    scores: dict[str, Record] = {}
    questions = []
    with opened(source) as room:
        for dossier in [*library.list_cases(), *library.list_collections()]:
            for spec in specs.load_exercises(dossier):
                if isinstance(spec, Predict) and spec.number:
                    asked = _asked(dossier, spec, room, scores, lang)
                    questions += [asked] if asked.below + asked.inside + asked.above else []
    return Calibration(list(scores.values()), questions, names, lang)


def _asked(
    dossier: str, spec: Predict, room: Room, scores: dict[str, Record], lang: Lang
) -> Question:
    """One question; adds to everyone's score."""
    resolved = specs.resolve(dossier, spec.id, lang)
    below = inside = above = 0
    for each in room.latest(dossier, spec)[0]:
        span = ends(resolved, each.answer)
        if span is None:
            continue
        held = span[0] <= resolved["truth"] <= span[-1]
        below += span[-1] < resolved["truth"]
        above += span[0] > resolved["truth"]
        inside += held
        old = scores.get(each.learner, Record(each.learner, each.nickname, 0, 0))
        scores[each.learner] = Record(old.learner, old.nickname, old.inside + held, old.of + 1)
    place = library.load_dossier(dossier).name.at(lang)
    return Question(resolved["title"], place, below, inside, above)


def _by_person(people: Sequence[Record], room: float, lang: Lang) -> View:
    hits = [each.inside / each.of for each in people]
    names = (_ONE_BAR.at(lang), _ROOM.at(lang), _GOAL.at(lang))
    note = say(_REACHED, lang, n=sum(share >= GOAL for share in hits), of=len(hits))
    return draw.shares(_PEOPLE.at(lang), hits, room, GOAL, names, lang, note)


def _by_question(questions: Sequence[Question], lang: Lang) -> View:
    parts = {
        _BELOW.at(lang): [each.below for each in questions],
        _INSIDE.at(lang): [each.inside for each in questions],
        _ABOVE.at(lang): [each.above for each in questions],
    }
    titles = [each.title for each in questions]
    places = [each.place for each in questions]
    colours = (SERIES[1], SERIES[2], SERIES[3])
    return bars.stacked(_QUESTIONS.at(lang), titles, parts, lang, colours=colours, under=places)


def _named(people: Sequence[Record], lang: Lang) -> View:
    lines = [
        f"{clean(each.nickname) or each.learner}: {say(_ONE, lang, n=each.inside, of=each.of)}"
        for each in people
    ]
    items = tag("ul", *(tag("li", tag("bdi", text(each))) for each in lines))
    return Panel([items], "\n".join(lines), lang)
