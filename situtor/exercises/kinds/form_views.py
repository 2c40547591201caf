"""A form on paper, what each of its options earns, and what the room chose."""

from __future__ import annotations

from typing import Any

from situtor import library
from situtor.exercises.kinds.form import WORDS, Form
from situtor.exercises.paper import ask, choices, listed, term
from situtor.exercises.spec import find_exercise
from situtor.exercises.summary import bars
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.wording import PEOPLE
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text

_POINTS = {
    "best": Text(th="{said} (1 คะแนน)", en="{said} (1 point)"),
    "half": Text(th="{said} (ครึ่งคะแนน)", en="{said} (half a point)"),
}


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    del lang
    boxes = (
        tag(
            "div",
            tag("p", text(f"{number}. {item['text']}")),
            ask(item["ask"]),
            choices(option["label"] for option in item["options"]),
            class_="sp-box",
        )
        for number, item in enumerate(resolved["items"], start=1)
    )
    return tag("div", *boxes, class_="sp-two sp-items")


def key(resolved: dict[str, Any], lang: Lang) -> str:
    found = find_exercise(resolved["case"], resolved["id"])
    if not isinstance(found, Form):
        return ""
    opened = found.opened(library.load_dossier(resolved["case"]), lang)
    return listed(_defended(item, opened[item["id"]], lang) for item in resolved["items"])


def _defended(item: dict[str, Any], opened: dict[str, str], lang: Lang) -> str:
    labels = {option["id"]: option["label"] for option in item["options"]}
    said = {"best": WORDS["helpsMost"], "half": WORDS["helpsInPart"]}
    lines = [
        term(points.at(lang).format(said=said[part].at(lang)), labels[opened[part]])
        for part, points in _POINTS.items()
    ] + [text(opened["why"])]
    return f"{text(item['text'])}<br>" + "<br>".join(lines)


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    del names
    return [
        bars.beside(
            item["text"],
            [option["label"] for option in item["options"]],
            {
                PEOPLE.at(lang): [
                    sum(each.answer.chosen.get(item["id"]) == option["id"] for each in given)
                    for option in item["options"]
                ]
            },
            lang,
        )
        for item in resolved["items"]
    ]
