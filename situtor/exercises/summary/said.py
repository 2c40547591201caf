"""What people wrote, under the words they share. It stays text, whatever was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.panel import Panel, plainly, titled
from situtor.exercises.summary.shared_words import groups
from situtor.exercises.summary.wording import ALL_TEXTS, OTHERS, WRITTEN, say
from situtor.language import Lang
from situtor.show.html import tag, text

# Longer texts are cut on the wall, never in the store.
_LONGEST = 1200
# So few are shown open; more are opened group by group.
_FEW = 12


def said(
    title: str,
    texts: Iterable[tuple[Given, str]],
    lang: Lang,
    names: bool = False,
    question: str = "",
) -> list[Panel]:
    """The texts as one panel; none if nothing was written.

    Args:
        title: what was asked.
        texts: who wrote what.
        names: show the nickname after each text.
        question: more words that were given, such as the prompt; they group nothing.
    """
    written = [(who.nickname, shown) for who, words in texts if (shown := clean(words))]
    if not written:
        return []
    found = groups((words for _, words in written), f"{title} {question}")
    rest = (OTHERS if len(found) > 1 else ALL_TEXTS).at(lang)
    parts, lines = [], []
    for word, members in found:
        shared = f"“{word}”" if word else rest
        head = tag("b", tag("bdi", text(shared)))
        items = (_item(*written[place], names) for place in members)
        parts.append(
            tag(
                "details",
                tag("summary", head, f" · {len(members)}"),
                tag("ul", *items),
                class_="si-words",
                open="" if len(written) <= _FEW else None,
            )
        )
        lines.append(f"{shared} · {len(members)}")
        lines += [f"  {_signed(*written[place], names)}" for place in members]
    note = say(WRITTEN, lang, n=len(written)) if len(found) > 1 else ""
    return [Panel([titled(title, *parts, note=note)], plainly(title, lines), lang)]


def clean(words: str) -> str:
    """Text fit to be shown: no controls, nothing that turns the direction of what stands around.

    Line breaks become spaces, and very long texts are cut.
    """
    kept = "".join(each for each in " ".join(words.split()) if not _is_control(each))
    return kept if len(kept) <= _LONGEST else kept[:_LONGEST] + "…"


def _is_control(character: str) -> bool:
    kind = unicodedata.bidirectional(character)
    return (
        kind in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        or unicodedata.category(character) in ("Cc", "Cs")
        or character in "\u061c\u200b\u200e\u200f\ufeff"
    )


def _item(nickname: str, words: str, names: bool) -> str:
    who = f" — {tag('bdi', text(nickname))}" if names and nickname else ""
    return tag("li", tag("bdi", text(words)), who)


def _signed(nickname: str, words: str, names: bool) -> str:
    return f"{words} — {nickname}" if names and nickname else words
