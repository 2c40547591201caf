"""The course doubts itself: six short items before the first session, six parallel ones after.

Half of the learners get form A before and form B after, half the reverse, so that a form that
happens to be easier does not look like learning. Nobody has to hand anything out: the random id
of a learner decides, the same way every time.
"""

from __future__ import annotations

import hashlib
import os
from typing import Any

from situtor import language, library
from situtor.answers.store import StoreError, open_store
from situtor.exercises.kinds.form import Form
from situtor.exercises.spec import find_exercise
from situtor.exercises.widget import ExerciseWidget
from situtor.language import Text
from situtor.show.html import View, tag, text

DOSSIER = "critical_thinking"
FORMS = ("doubt_a", "doubt_b")

_ON_SLIDES = (
    Text(
        th="6 นาที ตอบคนเดียวเงียบ ๆ ในสมุดบทเรียนบนเครื่อง หรือบนกระดาษที่ผู้สอนแจก",
        en="6 minutes, alone and in silence, in the notebook or on the paper you are given",
    ),
    Text(
        th="ทุกเรื่องสมมติขึ้น เลือกเรื่องละหนึ่งข้อแล้วส่ง",
        en="All stories are made up. Choose one answer each, then hand in",
    ),
    Text(
        th="ไม่ใช่การสอบ ใช้ดูว่าหลักสูตรช่วยให้สงสัยได้ดีขึ้นเพียงใด",
        en="This is no exam: it tests how far the course helps people to doubt well",
    ),
)


def first_form(learner: str) -> str:
    """The form that a learner answers before the course: even and odd hashes of the random id."""
    return FORMS[hashlib.sha256(learner.encode()).digest()[0] % 2]


def before() -> Any:
    """The six items before the first session; tells nothing of the answers."""
    return _asked(0)


def after() -> Any:
    """The six parallel items after the last session; handed in, they open with the reasons."""
    return _asked(1)


def _asked(occasion: int) -> Any:
    lang = language.current()
    if os.environ.get("SITUTOR_EXPORT"):
        said = [each.at(lang) for each in _ON_SLIDES]
        return View(["".join(tag("p", text(each)) for each in said)], "\n".join(said), lang)
    first = FORMS.index(first_form(_learner()))
    form = find_exercise(DOSSIER, FORMS[(first + occasion) % 2])
    widget = ExerciseWidget(DOSSIER, form.id)
    if occasion and isinstance(form, Form) and not form.withheld:
        opened = form.opened(library.load_dossier(DOSSIER), lang)
        widget.spec = {**widget.spec, "opened": opened}
    return widget


def _learner() -> str:
    try:
        return open_store().learner().id
    except StoreError:
        return ""  # the widget says why nothing can be saved
