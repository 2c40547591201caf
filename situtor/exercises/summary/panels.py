"""One summary for each kind: what an instructor wants on the wall while people talk."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from situtor import language
from situtor.exercises import spec as specs
from situtor.exercises.summary import draw
from situtor.exercises.summary.agreement import fleiss_kappa, percent_agreement
from situtor.exercises.summary.collect import Given, collect
from situtor.exercises.summary.shared_words import groups
from situtor.exercises.summary.wording import W, say
from situtor.language import Lang
from situtor.show.html import View, tag, text
from situtor.show.tokens import LIGHT

Resolved = dict[str, Any]
_SIDES = ("for", "against", "beside")
_SIDE_COLOURS = (LIGHT["for"], LIGHT["against"], LIGHT["beside"])


class Summary(View):
    """The pictures of one exercise; `given` holds the answers they are made of."""

    def __init__(self, title: str, given: list[Given], panels: Sequence[View], lang: Lang) -> None:
        self.given, self.panels = given, list(panels)
        pages = [page for panel in panels for page in panel.pages]
        super().__init__(pages, "\n".join([title, *(panel.plain for panel in panels)]), lang)


def summary(
    dossier: str,
    exercise: str,
    source: Path | str | None = None,
    names: bool = False,
) -> Summary:
    """What the class answered: everyone's latest answer to one exercise.

    Args:
        dossier, exercise: as in `situtor.load_case(dossier).exercise(exercise)`.
        source: a folder of exported files, or one of them; left out, this machine's store.
        names: show nicknames beside free text; hidden unless asked.

    Raises:
        UnknownCase, UnknownExercise: no such name.
        SummaryError: the files cannot be read.
    """
    lang = language.current()
    spec = specs.find_exercise(dossier, exercise)
    resolved = specs.resolve(dossier, exercise, lang)
    given, odd = collect(dossier, exercise, spec.kind, source)
    head = say(W["answered"], lang, n=len(given))
    if odd:
        head += " · " + say(W["set_aside"], lang, n=odd)
    opening = tag("p", text(resolved["title"]), class_="si-title") + tag("p", text(head))
    panels: list[View] = [View([opening], f"{resolved['title']}: {head}", lang)]
    if given:
        panels += _PANELS[spec.kind](resolved, given, lang, names)
    return Summary(resolved["title"], given, panels, lang)


def _vote(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    options = {each["id"]: each["label"] for each in r["options"]}
    first = Counter(each.answer.first.choice for each in given)
    done = [each for each in given if each.answer.stage == "done"]
    second = Counter(each.answer.second.choice for each in done)
    moved = sum(each.answer.first.choice != each.answer.second.choice for each in done)
    rounds = {
        W["first"].at(lang): [first[each] for each in options],
        W["second"].at(lang): [second[each] for each in options],
    }
    note = say(W["moved"], lang, n=moved, of=len(done))
    panels: list[View] = [draw.beside(r["prompt"], list(options.values()), rounds, lang, note)]
    if done:
        moves = Counter((e.answer.first.choice, e.answer.second.choice) for e in done)
        parts = {
            label: [moves[(start, end)] for start in options] for end, label in options.items()
        }
        title = W["movement"].at(lang)
        panels.append(draw.stacked(title, list(options.values()), parts, lang))
    why = [(e, b.why) for e in given for b in (e.answer.first, e.answer.second) if b.why.strip()]
    return panels + _texts(W["reasons"].at(lang), why, lang, names)


def _predict(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    del names
    if r["mode"] == "number":
        return _amount(r, given, lang)
    if r["mode"] == "ranking":
        places = {each["id"]: [] for each in r["items"]}
        for each in given:
            for place, item in enumerate(each.answer.order, start=1):
                if item in places:
                    places[item].append(place)
        order = sorted(r["items"], key=lambda each: -each["value"])
        mean = [
            round(statistics.fmean(places[e["id"]]), 1) if places[e["id"]] else 0 for e in order
        ]
        true = [float(place) for place in range(1, len(order) + 1)]
        rows = [f"{each['label']} ({language.number(each['value'])})" for each in order]
        pairs = {W["mean_place"].at(lang): mean, W["true_place"].at(lang): true}
        return [draw.beside(r["prompt"], rows, pairs, lang, "")]
    truth = [(float(year), float(value)) for year, value in r["points"]]
    start = [(float(year), dict(truth)[year]) for year in r["given"][-1:]]
    drawn, by_year = [], {year: [] for year in r["guess"]}
    for each in given:
        line = [
            (float(y), float(each.answer.values[str(y)]))
            for y in r["guess"]
            if str(y) in each.answer.values
        ]
        for year, value in line:
            by_year[int(year)].append(value)
        if line:
            drawn.append([*start, *line])
    middle = [*start, *((float(y), statistics.median(v)) for y, v in by_year.items() if v)]
    labels = (W["middle"].at(lang), W["data"].at(lang))
    return [draw.lines(r["prompt"], r["unit"], drawn, middle, truth, labels, lang)]


def _amount(r: Resolved, given: list[Given], lang: Lang) -> list[View]:
    spans = [
        (float(a.low), float(a.best), float(a.high))
        for a in (each.answer for each in given)
        if None not in (a.low, a.best, a.high)
    ]
    inside = sum(low <= r["truth"] <= high for low, _, high in spans)
    note = say(W["inside"], lang, n=inside, of=len(spans))
    return [draw.ranges(r["statement"], r["unit"], spans, r["truth"], lang, note)]


def _evidence(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    del names
    rows = [f"{n} ({W[item['side']].at(lang)})" for n, item in enumerate(r["items"], start=1)]
    parts = {
        W[side].at(lang): [_count(given, item["id"], side) for item in r["items"]]
        for side in _SIDES
    }
    chart = draw.stacked(
        r["claim"], rows, parts, lang, W["defended_in_brackets"].at(lang), _SIDE_COLOURS
    )
    items = tag(
        "ol", *(tag("li", text(f"{n}. {each['text']}")) for n, each in enumerate(r["items"], 1))
    )
    return [chart, View([items], "", lang)]


def _count(given: list[Given], item: str, side: str) -> int:
    return sum(item in e.answer.placed and e.answer.placed[item].side == side for e in given)


def _coding(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    del names
    units = [unit["id"] for unit in r["units"]]
    ratings = [each.answer.codes for each in given]
    parts = {
        code["label"]: [sum(each.get(unit) == code["id"] for each in ratings) for unit in units]
        for code in r["codes"]
    }
    share, kappa = percent_agreement(ratings, units), fleiss_kappa(ratings, units)
    note = ""
    if share is not None:
        note = say(W["agree"], lang, n=round(share * 100))
    if kappa is not None:
        note += " " + say(W["kappa"], lang, n=language.number(round(kappa, 2)))
    rows = [unit["text"][:60] for unit in r["units"]]
    return [draw.stacked(r["prompt"], rows, parts, lang, note)]


def _stakeholders(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    del names
    placed = {
        party["name"]: [
            (each.answer.placed[party["id"]].interest, each.answer.placed[party["id"]].power)
            for each in given
            if party["id"] in each.answer.placed
        ]
        for party in r["parties"]
    }
    names_of_axes = (W["interest"].at(lang), W["power"].at(lang))
    sides = ("gains", "pays", "both", "neither")
    parts = {
        W[side].at(lang): [
            sum(p["id"] in e.answer.placed and e.answer.placed[p["id"]].side == side for e in given)
            for p in r["parties"]
        ]
        for side in sides
    }
    return [
        draw.spots(r["prompt"], names_of_axes, placed, lang),
        draw.stacked(W["who_gains"].at(lang), [p["name"] for p in r["parties"]], parts, lang),
    ]


def _alternatives(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    places: dict[str, list[int]] = {each["id"]: [] for each in r["rivals"]}
    for each in given:
        for place, rival in enumerate(each.answer.order, start=1):
            if rival in places:
                places[rival].append(place)
    rows = [each["label"] for each in r["rivals"]]
    mean = [round(statistics.fmean(found), 1) if found else 0 for found in places.values()]
    chosen = Counter(each.answer.comparison for each in given)
    labels = [each["label"] for each in r["comparisons"]]
    counts = [chosen[each["id"]] for each in r["comparisons"]]
    own = [(each, each.answer.own) for each in given]
    return [
        draw.beside(r["finding"]["text"], rows, {W["mean_place"].at(lang): mean}, lang, ""),
        draw.stacked(W["deciding"].at(lang), labels, {W["people"].at(lang): counts}, lang),
        *_texts(W["own"].at(lang), own, lang, names),
    ]


def _source_check(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    levels = [str(level) for level in range(1, 6)]
    pairs = {
        W[part].at(lang): [
            sum(getattr(e.answer, part) == level for e in given) for level in range(1, 6)
        ]
        for part in ("before", "after")
    }
    notes = [(e, note) for e in given for note in (e.answer.who, e.answer.how, e.answer.others)]
    chart = draw.beside(r["claim"]["text"], levels, pairs, lang, W["trust_scale"].at(lang))
    return [chart, *_texts(W["notes"].at(lang), notes, lang, names)]


def _decision(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    chosen = Counter(each.answer.choice for each in given)
    rows = [each["label"] for each in r["options"]]
    counts = [chosen[each["id"]] for each in r["options"]]
    why = [(each, each.answer.why) for each in given]
    chart = draw.stacked(r["prompt"], rows, {W["people"].at(lang): counts}, lang)
    return [chart, *_texts(W["reasons"].at(lang), why, lang, names)]


def _transfer(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    rows = [each["there"] for each in r["conditions"]]
    parts = {
        W[have].at(lang): [
            sum(c["id"] in e.answer.here and e.answer.here[c["id"]].have == have for e in given)
            for c in r["conditions"]
        ]
        for have in ("yes", "partly", "no")
    }
    chosen = Counter(each.answer.verdict for each in given)
    verdicts = ("works", "works_changed", "does_not")
    rest = [(each, each.answer.change) for each in given]
    return [
        draw.stacked(
            r["prompt"],
            rows,
            parts,
            lang,
            "",
            (_SIDE_COLOURS[0], _SIDE_COLOURS[2], _SIDE_COLOURS[1]),
        ),
        draw.stacked(
            W["verdict"].at(lang),
            [W[each].at(lang) for each in verdicts],
            {W["people"].at(lang): [chosen[each] for each in verdicts]},
            lang,
        ),
        *_texts(W["would_change"].at(lang), rest, lang, names),
    ]


def _levels(r: Resolved, given: list[Given], lang: Lang) -> list[View]:
    pairs = {
        W[part].at(lang): [
            sum(getattr(e.answer, part) == level for e in given) for level in range(1, 5)
        ]
        for part in ("before", "after")
    }
    return [draw.beside(W["levels"].at(lang), r["rubric"], pairs, lang, W["own_view"].at(lang))]


def _reflect(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    panels: list[View] = []
    for question in r["questions"]:
        said = [(each, each.answer.texts.get(question["id"], "")) for each in given]
        panels += _texts(question["label"], said, lang, names)
    return panels + _levels(r, given, lang)


def _argument(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    panels: list[View] = []
    for part in ("claim", "grounds", "rebuttal"):
        said = [(each, getattr(each.answer, part)) for each in given]
        panels += _texts(W[part].at(lang), said, lang, names)
    return panels + _levels(r, given, lang)


def _assumptions(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    said = [(each, item.text) for each in given for item in each.answer.items]
    return _texts(r["claim"], said, lang, names)


def _canvas(r: Resolved, given: list[Given], lang: Lang, names: bool) -> list[View]:
    panels: list[View] = []
    for box in r["boxes"]:
        said = [(each, each.answer.boxes.get(box["id"], "")) for each in given]
        panels += _texts(box["title"], said, lang, names)
    return panels


def _texts(title: str, said: Sequence[tuple[Given, str]], lang: Lang, names: bool) -> list[View]:
    """What people wrote, under the words they share."""
    written = [(who.nickname, words.strip()) for who, words in said if words.strip()]
    if not written:
        return []
    shown = [f"{words} — {nick}" if names and nick else words for nick, words in written]
    parts = [tag("p", text(title), class_="si-title")]
    plain = [title]
    for word, members in groups(shown):
        head = f"“{word}” · {len(members)}" if word else f"{W['others'].at(lang)} · {len(members)}"
        parts.append(tag("p", tag("strong", text(head))))
        parts.append(tag("ul", *(tag("li", text(each)) for each in members), class_="si-said"))
        plain += [head, *members]
    return [View(["".join(parts)], "\n".join(plain), lang)]


_PANELS: dict[str, Callable[[Resolved, list[Given], Lang, bool], list[View]]] = {
    "alternatives": _alternatives,
    "argument": _argument,
    "assumptions": _assumptions,
    "canvas": _canvas,
    "coding": _coding,
    "decision": _decision,
    "evidence": _evidence,
    "predict": _predict,
    "reflect": _reflect,
    "source_check": _source_check,
    "stakeholders": _stakeholders,
    "transfer": _transfer,
    "vote": _vote,
}
