"""What a live deck and the pages around it look like: the slides' own style, and Voilà's client."""

from __future__ import annotations

import functools
import json
from html import escape
from pathlib import Path
from typing import Any

from situtor.language import Text
from situtor.present import words
from situtor.present.opening import Lesson
from situtor.show import fonts
from situtor.show.html import stylesheet
from situtor.slides.deck import Server, deck

_HERE = Path(__file__).parent
_ICON = '<link rel="icon" href="data:,">'  # or the browser asks the server for one


def live_deck(lesson: Lesson, ran: Any, page_config: dict[str, Any], client: str) -> str:
    """The deck of a lesson whose kernel goes on living.

    Args:
        lesson: what is presented.
        ran: its notebook with the outputs of that kernel.
        page_config: what Voilà's client has to know, the kernel's id above all.
        client: the address of Voilà's client.
    """
    said = {
        "lost": words.LOST.at(lesson.lang),
        "again": words.AGAIN.at(lesson.lang),
        "slow": words.SLOW.at(lesson.lang),
    }
    head = (
        f"{_ICON}<style>{_read('live.css')}</style>"
        f"{_data('jupyter-config-data', page_config)}{_data('situtor-live', said)}"
    )
    server = Server(head, (_read("live.js"),), (client,))
    return deck(ran, lesson.name, lesson.folder, lesson.lang, server=server)


def waiting(lesson: Lesson) -> str:
    """A page that is shown while the lesson opens; what follows it in the stream moves its bar."""
    return _page(lesson, words.OPENING, words.PATIENCE, '<div class="bar"><div></div></div>')


def progress(share: float) -> str:
    """Moves the bar of a waiting page."""
    return f"<style>:root{{--share:{share:.3f}}}</style>\n"


def go_on(address: str, nonce: str) -> str:
    """Takes the waiting page to the deck, and to the slide that was asked for."""
    return f'<script nonce="{nonce}">location.replace({json.dumps(address)}+location.hash)</script>'


def stopped(lesson: Lesson, what: Text, why: Text) -> str:
    """A page that says why there is no deck, and offers to try again."""
    again = escape(words.AGAIN.at(lesson.lang))
    return _page(lesson, what, why, f'<p><a class="again" href="./">{again}</a></p>')


def instead(html: str) -> str:
    """The body of a page, to take the place of the one that is already on the screen."""
    return f"<style>main:first-of-type{{display:none}}</style>{html[html.index('<main') :]}"


def _page(lesson: Lesson, what: Text, why: Text, under: str) -> str:
    title, said = escape(lesson.title), escape(what.at(lesson.lang))
    body = (
        f'<main><h1>{title}</h1><p class="said" role="status">{said}</p>'
        f'<p class="why">{escape(why.at(lesson.lang))}</p>{under}</main>'
    )
    return (
        f'<!DOCTYPE html><html lang="{lesson.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title>{_ICON}<style>{fonts.faces(body)}{stylesheet()}{_read('wait.css')}</style>"
        f'</head><body class="situtor">{body}\n'
    )


def _data(name: str, value: dict[str, Any]) -> str:
    """JSON for a script to read, which cannot end the element it stands in."""
    told = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{told}</script>'


@functools.cache
def _read(name: str) -> str:
    return (_HERE / "front" / name).read_text("utf-8")
