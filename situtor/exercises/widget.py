"""The exercise as a widget in JupyterLab. What it shows as saved is on disk."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from situtor import language
from situtor.answers.store import Answer, AnswerStore, StoreError, open_store
from situtor.exercises import front, spec
from situtor.language import Lang, Text
from situtor.show.html import stylesheet as view_stylesheet

_MOST_EARLIER = 500
MIME = "application/vnd.situtor+json"

# Why an answer is not on disk, in words a participant can act on; the answer stays in the page.
REFUSED = {
    "full": Text(
        th="ยังไม่ได้บันทึก ดิสก์ของเครื่องนี้เต็ม โปรดแจ้งผู้สอน คำตอบยังอยู่ในหน้านี้",
        en="Not saved yet: the disk of this machine is full. Tell the instructor; the answer is "
        "still on this page",
    ),
    "unwritable": Text(
        th="ยังไม่ได้บันทึก เครื่องนี้ไม่ยอมให้เขียนแฟ้มคำตอบ โปรดแจ้งผู้สอน คำตอบยังอยู่ในหน้านี้",
        en="Not saved yet: the answers file cannot be written on this machine. Tell the "
        "instructor; the answer is still on this page",
    ),
    "busy": Text(
        th="ยังไม่ได้บันทึก แฟ้มคำตอบกำลังถูกใช้อยู่ ลองแก้คำตอบอีกครั้งในครู่หนึ่ง",
        en="Not saved yet: the answers file is busy. Change the answer again in a moment",
    ),
    "too_large": Text(
        th="ยังไม่ได้บันทึก คำตอบยาวเกินไป โปรดตัดให้สั้นลง",
        en="Not saved yet: the answer is too long. Please shorten it",
    ),
    "invalid": Text(
        th="ยังไม่ได้บันทึก คำตอบไม่อยู่ในรูปแบบของแบบฝึกนี้ กด “ล้าง” แล้วทำใหม่",
        en="Not saved yet: this is not an answer to this exercise. Press “Clear” and try again",
    ),
    "failed": Text(
        th="ยังไม่ได้บันทึก แฟ้มคำตอบของเครื่องนี้มีปัญหา โปรดแจ้งผู้สอน คำตอบยังอยู่ในหน้านี้",
        en="Not saved yet: something is wrong with the answers file of this machine. Tell the "
        "instructor; the answer is still on this page",
    ),
}


class ExerciseWidget(anywidget.AnyWidget):  # type: ignore[misc]
    """One exercise, answered by the current learner.

    Answers arrive as messages, are written to the store, and only then confirmed. A second view
    or a restarted kernel starts from the last answer in the store.
    """

    _esm = front.script("jupyter")
    _css = view_stylesheet() + front.stylesheet()

    spec = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    learner = traitlets.Unicode().tag(sync=True)

    def __init__(self, case_id: str, exercise_id: str, lang: Lang | None = None) -> None:
        lang = lang or language.current()
        self._exercise = spec.find_exercise(case_id, exercise_id)
        self._case = case_id
        self._lang = lang
        learner, last = _who_and_what(case_id, exercise_id)
        fits = last is not None and self._fits(last)
        self._known = last.uid if last else ""
        super().__init__(
            spec=spec.resolve(case_id, exercise_id, lang),
            state={
                "answer": last.value if last and fits else None,
                "uid": self._known,
                "older": last is not None and not fits,
            },
            learner=learner,
        )
        self.on_msg(self._receive)

    def _fits(self, answer: Answer) -> bool:
        """Whether an answer is one to the exercise as it is now."""
        if (answer.kind, answer.spec_version) != (self._exercise.kind, self._exercise.version):
            return False
        try:
            spec.check_answer(self._exercise, answer.value)
        except ValueError:
            return False
        return True

    def _receive(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        if message.get("type") == "history":
            self.send({"type": "history", "answers": self._history()})
        if message.get("type") != "answer":
            return
        uid, value = str(message.get("uid", "")), message.get("value")
        try:
            spec.check_answer(self._exercise, value)
            other = self._keep(uid, value)
        except StoreError as error:
            reason = REFUSED.get(error.reason, REFUSED["failed"]).at(self._lang)
            self.send({"type": "refused", "uid": uid, "reason": reason})
        except ValueError:
            self.send({"type": "refused", "uid": uid, "reason": REFUSED["invalid"].at(self._lang)})
        else:
            self.send({"type": "saved", "uid": uid, "other": other})
            self.state = {"answer": value, "uid": uid, "older": False}

    def _history(self) -> list[dict[str, Any]]:
        """The learner's own answers, oldest first; the latest of them if they are very many."""
        try:
            own = open_store().history(self._case, self._exercise.id, self.learner or None)
        except StoreError:
            own = []
        return [
            {"at": each.at, "value": each.value, "fits": self._fits(each)}
            for each in own[-_MOST_EARLIER:]
        ]

    def _keep(self, uid: str, value: Any) -> bool:
        """Keep an answer; true if another window or kernel has answered since we last knew."""
        store = open_store()
        try:
            kept = self._add(store, uid, value)
        except StoreError as error:
            if error.reason != "unknown_learner":
                raise
            # Forgotten since the cell was run: what they write from now on is a new learner's.
            self.learner = store.learner().id
            kept = self._add(store, uid, value)
        if kept.uid == self._known:
            return False  # sent again
        before = store.previous(kept)
        other = (before.uid if before else "") != self._known
        self._known = kept.uid
        return other and before is not None

    def _add(self, store: AnswerStore, uid: str, value: Any) -> Answer:
        return store.add(
            self._case,
            self._exercise.id,
            self._exercise.kind,
            value,
            spec_version=self._exercise.version,
            learner=self.learner or None,
            uid=uid,
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        if data is None:
            return None
        data[MIME] = {
            "what": "exercise",
            "case": self._case,
            "exercise": self._exercise.id,
            "lang": self._lang,
        }
        data["text/plain"] = f"{self._exercise.title.at(self._lang)} ({self._exercise.id})"
        return data, metadata


def _who_and_what(case_id: str, exercise_id: str) -> tuple[str, Answer | None]:
    """The learner's id and last answer; nobody's and none where the store cannot be used.

    The lesson goes on then, and saving says why.
    """
    try:
        store = open_store()
        return store.learner().id, store.latest(case_id, exercise_id)
    except StoreError:
        return "", None
