"""What an explorer is, how it lives in a notebook, and how it stands still on a slide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from situtor import language
from situtor.language import Lang, Text
from situtor.show.charts import Chart
from situtor.show.html import View, stylesheet, tag, text

State = Mapping[str, Any]
MIME = "application/vnd.situtor+json"


@dataclass(frozen=True)
class Choice:
    """A control with a fixed set of values; `slide` shows it as a slider.

    `options` gives the values with their labels, in the language asked for.
    """

    name: str
    label: Text
    options: Callable[[Lang], Sequence[tuple[str, Any]]]
    slide: bool = False


def labelled(labels: Mapping[Any, Text]) -> Callable[[Lang], list[tuple[str, Any]]]:
    """The options of a `Choice` whose values have these labels."""
    return lambda lang: [(label.at(lang), value) for value, label in labels.items()]


@dataclass(frozen=True)
class Picture:
    """What a state shows: one sentence that says it, and the figure where there is one."""

    sentence: str
    chart: Chart | None = None

    @property
    def html(self) -> str:
        body = tag("p", text(self.sentence), class_="si-say", role="status")
        return body + (self.chart.pages[0] if self.chart else "")


@dataclass(frozen=True)
class Still:
    """A state chosen for slides and paper, with a short name."""

    name: Text
    state: State


@dataclass(frozen=True)
class Explorer:
    """A question one can put to the data by turning a few knobs.

    `draw` takes the state of the controls and the language; every state must give a sensible
    picture, or a plain sentence why not.
    """

    id: str
    title: Text
    start: State
    controls: Sequence[Choice]
    draw: Callable[[State, Lang], Picture]
    stills: Sequence[Still]


def as_set(controls: Sequence[Choice], state: State, lang: Lang) -> str:
    """How the controls stand, in words, for slides, which show none."""
    chosen = (
        f"{each.label.at(lang)}: {label}"
        for each in controls
        for label, value in each.options(lang)
        if value == state[each.name]
    )
    return " · ".join(chosen) + " —"


def still(explorer: Explorer, lang: Lang) -> str:
    """The explorer without a kernel: its stills, one shown at a time by the page's script."""
    shown = "".join(
        tag(
            "div",
            explorer.draw(each.state, lang).html,
            class_="si-still",
            data_name=each.name.at(lang),
        )
        for each in explorer.stills
    )
    return tag(
        "div",
        shown,
        class_="situtor si-explorer",
        lang=lang,
        data_explorer=explorer.id,
        data_label=explorer.title.at(lang),
    )


def live(explorer: Explorer) -> Any:
    """The explorer as an ipywidgets box, in the language in use."""
    import ipywidgets as widgets

    lang = language.current()
    picture = widgets.HTML()
    controls = {
        control.name: _control(control, explorer.start, lang) for control in explorer.controls
    }

    def redraw(_change: Any = None) -> None:
        state = {name: control.value for name, control in controls.items()}
        picture.value = _framed(explorer.draw(state, lang), lang)

    for control in controls.values():
        control.observe(redraw, names="value")
    redraw()
    row = widgets.HBox(list(controls.values()), layout=widgets.Layout(flex_flow="row wrap"))

    class Live(widgets.VBox):  # type: ignore[misc]
        def _repr_mimebundle_(self, **kwargs: Any) -> Any:
            bundle = super()._repr_mimebundle_(**kwargs)
            if bundle is None:
                return None
            data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
            data[MIME] = {"what": "explorer", "id": explorer.id, "lang": lang}
            data["text/plain"] = f"{explorer.title.at(lang)} ({explorer.id})"
            return data, metadata

    return Live([row, picture])


def _framed(picture: Picture, lang: Lang) -> str:
    return f"<style>{stylesheet()}</style>" + View([picture.html], picture.sentence, lang).html


def _control(control: Choice, start: State, lang: Lang) -> Any:
    import ipywidgets as widgets

    make = widgets.SelectionSlider if control.slide else widgets.Dropdown
    extra = {"continuous_update": False} if control.slide else {}
    return make(
        options=list(control.options(lang)),
        value=start[control.name],
        description=control.label.at(lang),
        style={"description_width": "initial"},
        layout=widgets.Layout(width="24em", max_width="100%"),
        **extra,
    )
