"""The exercise as a widget in JupyterLab. What it shows as saved is on disk."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from situtor import language
from situtor.answers.store import AnswerStore, StoreError, open_store
from situtor.exercises import front, spec
from situtor.language import Lang
from situtor.show.html import stylesheet as view_stylesheet

MIME = "application/vnd.situtor+json"


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
        store = _store()
        last = store.latest(case_id, exercise_id) if store else None
        super().__init__(
            spec=spec.resolve(case_id, exercise_id, lang),
            state={"answer": last.value if last else None},
            learner=store.learner().id if store else "",
        )
        self.on_msg(self._receive)

    def _receive(self, _widget: Any, message: dict[str, Any], _buffers: Any) -> None:
        if message.get("type") != "answer":
            return
        uid = str(message.get("uid", ""))
        try:
            spec.check_answer(self._exercise, message.get("value"))
            open_store().add(
                self._case,
                self._exercise.id,
                self._exercise.kind,
                message["value"],
                spec_version=self._exercise.version,
                learner=self.learner or None,
                uid=uid,
            )
        except (StoreError, ValueError) as error:
            self.send({"type": "refused", "uid": uid, "reason": _unsaved(error, self._lang)})
            return
        self.send({"type": "saved", "uid": uid})
        self.state = {"answer": message["value"]}

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


def _store() -> AnswerStore | None:
    """The store, or None where it cannot be opened: the lesson goes on, and saving says why."""
    try:
        return open_store()
    except StoreError:
        return None


def _unsaved(error: Exception, lang: Lang) -> str:
    head = "ยังไม่ได้บันทึก" if lang == "th" else "Not saved yet"
    return f"{head}: {error}"
