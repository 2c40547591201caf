"""The cases from abroad side by side: how well is each proven, and who says so?

Everything shown stands in the case files, the timetable and `concepts/nesta_standards`. A case's
self-reported share counts its facts of the kinds ``self_reported`` and ``government_page``: of
the facts this course has kept, not of all that was ever written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from situtor import language, library
from situtor.language import Lang, Text
from situtor.model import CaseRecord, Kind, Role
from situtor.show import comparison, theme, words
from situtor.show.charts import Chart, numbers_axis, wrap_label
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.html import tag, text
from situtor.show.maps import short_name
from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_ALL, _ANY = "all", Text(th="ทั้งหมด", en="all")
_LADDER, _VOICES = "ladder", "voices"
_VIEWS = {
    _LADDER: Text(th="บันไดหลักฐาน", en="the ladder of evidence"),
    _VOICES: Text(th="ใครเป็นคนบอกตัวเลข", en="who says so"),
    **{
        each: comparison.COLUMNS[each]
        for each in ("started_by", "pays", "best_evidence", "strongest_doubt")
    },
}
_ROLES: dict[Role, Text] = {
    "community": Text(th="ชุมชน", en="the community"),
    "local_government": Text(th="ท้องถิ่น", en="local government"),
    "state": Text(th="รัฐส่วนกลาง", en="the state"),
    "funder": Text(th="ผู้ให้ทุน", en="funders"),
    "ngo": Text(th="องค์กรพัฒนาเอกชน", en="NGOs"),
    "company": Text(th="บริษัท", en="companies"),
    "academia": Text(th="นักวิชาการ", en="academics"),
}
_COLOURS: dict[Kind, str] = {
    "self_reported": SERIES[1],
    "government_page": SERIES[4],
    "news": LIGHT["line"],
    "academic": SERIES[0],
    "official": SERIES[2],
}
_TITLE = Text(
    th="แต่ละกรณีพิสูจน์ได้ถึงขั้นไหน และใครเป็นคนบอก",
    en="How well is each case proven, and who says so?",
)


@dataclass(frozen=True)
class _Listed(Picture):
    """A sentence with a table under it."""

    table: str = ""

    @property
    def html(self) -> str:
        return super().html + self.table


def _records() -> list[CaseRecord]:
    return [library.load_record(each) for each in library.list_cases(1)]


def _names(lang: Lang) -> dict[str, str]:
    """Each case as the timetable calls it, up to its colon or bracket."""
    modules = [module for day in library.load_course().days for module in day.modules]
    titles = {each.cases[0]: each.title.at(lang) for each in modules if len(each.cases) == 1}
    named = {each.id: titles.get(each.id, short_name(each, lang)) for each in _records()}
    return {each: name.split(":")[0].split(" (")[0] for each, name in named.items()}


def own_word(record: CaseRecord) -> float:
    """The share of a case's facts, in per cent, that those concerned report themselves."""
    own = sum(fact.kind in ("self_reported", "government_page") for fact in record.facts)
    return 100 * own / len(record.facts)


_ORDERS: dict[str, tuple[Text, Callable[[CaseRecord], float]]] = {
    "grade": (Text(th="หลักฐานหนักก่อน", en="best proven first"), lambda r: -r.overview.grade),
    "since": (Text(th="เรื่องเก่าขึ้นก่อน", en="oldest story first"), lambda r: r.period.start),
    "own": (Text(th="เล่าเองมากขึ้นก่อน", en="most self-reported first"), lambda r: -own_word(r)),
}


def chosen(state: State) -> list[CaseRecord]:
    """The cases that pass the filters, in the order asked for."""
    kept = [
        each
        for each in _records()
        if state["grade"] in (_ALL, each.overview.grade)
        and state["type"] in (_ALL, *each.innovation_type)
        and state["role"] in (_ALL, *(actor.role for actor in each.actors))
    ]
    return sorted(kept, key=_ORDERS[str(state["order"])][1])


def draw(state: State, lang: Lang) -> Picture:
    """The cases that pass the filters: on the ladder, by who speaks, or as a table."""
    kept, view = chosen(state), str(state["view"])
    if not kept:
        return Picture(
            "ไม่มีกรณีใดผ่านตัวกรองนี้ ลองปลดตัวกรองทีละตัว"
            if lang == "th"
            else "No case passes these filters. Loosen them one at a time."
        )
    sentence = _spoken(kept, lang) if view == _VOICES else _counted(kept, state["grade"], lang)
    if view == _LADDER:
        return Picture(sentence, _ladder(kept, str(state["order"]), sentence, lang))
    if view == _VOICES:
        return Picture(sentence, _voices(kept, sentence, lang))
    return _Listed(sentence, table=_table(kept, view, lang))


def _counted(kept: list[CaseRecord], asked: object, lang: Lang) -> str:
    grades = [each.overview.grade for each in kept]
    levels, total = sorted(set(grades), reverse=True), len(_records())
    if lang == "th":
        parts = " ".join(f"ระดับ {level} มี {grades.count(level)} กรณี" for level in levels)
        above = f" ไม่มีกรณีใดสูงกว่าระดับ {levels[0]}" if asked == _ALL else ""
        return f"{len(kept)} จาก {total} กรณี: {parts}{above}"
    parts = ", ".join(f"{grades.count(level)} at level {level}" for level in levels)
    above = f"; none above level {levels[0]}" if asked == _ALL else ""
    return f"{len(kept)} of {total} cases: {parts}{above}."


def _spoken(kept: list[CaseRecord], lang: Lang) -> str:
    ends = (max(kept, key=own_word), min(kept, key=own_word))
    names = [_names(lang)[each.id] for each in ends]
    shares = [round(own_word(each)) for each in ends]
    if lang == "th":
        most, least = (f"{n} ร้อยละ {share}" for n, share in zip(names, shares, strict=True))
        return f"ตัวเลขที่ผู้ทำหรือหน่วยงานบอกเอง มากที่สุด: {most} น้อยที่สุด: {least}"
    most, least = (f"{n} ({share}%)" for n, share in zip(names, shares, strict=True))
    return f"Figures from the doers or public bodies themselves: most in {most}, fewest in {least}."


def _table(kept: list[CaseRecord], column: str, lang: Lang) -> str:
    heads = (words.CASE, words.GRADE, comparison.COLUMNS[column])
    head = tag("tr", *(tag("th", text(each.at(lang)), scope="col") for each in heads))
    cells = [(_names(lang)[r.id], r.overview.grade, comparison.row(r, lang)[column]) for r in kept]
    body = "".join(
        tag("tr", *(tag("td", text(cell), style="max-width:none") for cell in each))
        for each in cells
    )
    return tag("table", tag("thead", head), tag("tbody", body), class_="si-table")


def _ladder(kept: list[CaseRecord], order: str, sentence: str, lang: Lang) -> Chart:
    standards = library.load_collection_record("concepts")
    table = library.find_table(standards, "nesta_standards")
    levels = {row["level"]: row["name"].at(lang) for row in library.read_rows(standards, table)}
    stacks: dict[int, list[CaseRecord]] = {level: [] for level in levels}
    for each in sorted(_records(), key=_ORDERS[order][1], reverse=True):
        stacks[each.overview.grade].append(each)
    figure = theme.new_figure(3.9)
    with theme.themed():
        axes = figure.add_subplot()
        for level, stack in stacks.items():
            for place, each in enumerate(stack):
                _tile(axes, level, place, _tile_text(each, order, lang), bright=each in kept)
            if not stack:
                nobody = "ยังไม่มี" if lang == "th" else "none yet"
                axes.text(level, 0.43, nobody, ha="center", va="center", color=LIGHT["soft"])
        labels = [
            wrap_label(f"{level}\N{NO-BREAK SPACE}{name}", 26) for level, name in levels.items()
        ]
        axes.set_xticks(list(levels), labels)
        axes.set_xlim(min(levels) - 0.5, max(levels) + 0.5)
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.grid(visible=False)
        axes.tick_params(axis="x", length=0)
    return _chart(figure, "", sentence, lang)


def _tile_text(record: CaseRecord, order: str, lang: Lang) -> str:
    share = f"{round(own_word(record))}%"
    own = f"เล่าเอง {share}" if lang == "th" else f"{share} self-reported"
    below = own if order == "own" else language.year(record.period.start, lang)
    return f"{_names(lang)[record.id]}\n{below}"


def _tile(axes: Axes, level: int, place: int, label: str, *, bright: bool) -> None:
    ground, edge, ink = ("accent-wash", "accent", "ink") if bright else ("paper", "line", "edge")
    box = axes.bar(level, 0.86, 0.93, place, color=LIGHT[ground], edgecolor=LIGHT[edge])
    axes.bar_label(
        box, [label], label_type="center", fontsize=theme.SMALL, color=LIGHT[ink], linespacing=1.05
    )


def _voices(kept: list[CaseRecord], sentence: str, lang: Lang) -> Chart:
    figure, places, left = theme.new_figure(3.9), range(len(kept)), [0.0] * len(kept)
    with theme.themed():
        axes = figure.add_subplot()
        for kind, colour in _COLOURS.items():
            counts = [sum(fact.kind == kind for fact in each.facts) for each in kept]
            shares = [100 * n / len(r.facts) for n, r in zip(counts, kept, strict=True)]
            label = words.KIND[kind].at(lang)
            axes.barh(places, shares, left=left, height=0.74, color=colour, label=label)
            left = [start + share for start, share in zip(left, shares, strict=True)]
        axes.set_yticks(places, [f"{_names(lang)[r.id]} · {r.overview.grade}" for r in kept])
        axes.set_ylim(len(kept) - 0.4, -0.6)
        axes.set_xlim(0, 100)
        axes.grid(visible=False, axis="y")
        axes.tick_params(axis="y", length=0)
        numbers_axis(axes, which="x")
        axes.legend(loc="lower center", bbox_to_anchor=(0.42, 1.0), ncols=5, columnspacing=1.0)
    unit = "% ของตัวเลขที่เรามี เลขท้ายชื่อคือระดับ" if lang == "th" else "% of our figures · level"
    return _chart(figure, unit, sentence, lang)


def _chart(figure: Figure, unit: str, sentence: str, lang: Lang) -> Chart:
    note = (
        "ที่มา: แฟ้มของแต่ละกรณี หลักสูตรให้ระดับเอง ตามมาตรฐานของเนสตา (Puttick และ Ludlow พ.ศ. 2556)"
        if lang == "th"
        else "Source: the case files; graded by this course on Nesta's standards "
        "(Puttick and Ludlow 2013)"
    )
    source, alt = tag("p", text(note), class_="si-source"), f"{_TITLE.at(lang)}: {sentence}"
    return Chart(figure, title=_TITLE.at(lang), unit=unit, source=source, alt=alt, lang=lang)


def _choice(name: str, label: Text, options: Mapping[Any, Text]) -> Choice:
    return Choice(name, label, labelled(options))


def _start(view: str = _LADDER, order: str = "since", role: str = _ALL) -> dict[str, str]:
    return {"view": view, "grade": _ALL, "type": _ALL, "role": role, "order": order}


EXPLORER = Explorer(
    id="case_ladder",
    title=_TITLE,
    start=_start(),
    controls=(
        _choice("view", Text(th="ดูเรื่อง", en="Show"), _VIEWS),
        _choice(
            "order", Text(th="เรียง", en="Sort"), {k: label for k, (label, _) in _ORDERS.items()}
        ),
        _choice(
            "grade", words.GRADE, {_ALL: _ANY, **{n: Text(f"{n}", f"{n}") for n in range(1, 6)}}
        ),
        _choice("type", words.TYPE, {_ALL: _ANY, **words.INNOVATION_TYPE}),
        _choice("role", Text(th="ใครร่วมลงมือ", en="Who takes part"), {_ALL: _ANY, **_ROLES}),
    ),
    draw=draw,
    stills=(
        Still(Text(th="ทุกกรณี", en="All cases"), _start()),
        Still(Text(th="ท้องถิ่นร่วมลงมือ", en="Local government in"), _start(role="local_government")),
        Still(Text(th="บริษัทร่วมลงมือ", en="Companies in"), _start(role="company")),
        Still(Text(th="ส่วนที่เล่าเอง", en="Self-reported"), _start(order="own")),
        Still(Text(th="ใครบอกตัวเลข", en="Who says so"), _start(_VOICES, "own")),
    ),
)
