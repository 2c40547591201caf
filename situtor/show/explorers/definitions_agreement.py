"""How far do 14 definitions of social innovation agree, and which are left when one element is
required?
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from situtor import language, library
from situtor.agreement import fleiss_kappa, percent_agreement
from situtor.cells import Row
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLLECTION = "concepts"
_CODING, _COUNTS = "definition_coding", "definition_coding_counts"
_WORDINGS = "definitions_social_innovation"
# The codes of the table: 2 stated, 1 implied, 0 not mentioned.
_STATED, _IMPLIED = 2, 1
_READINGS = {
    "stated": Text(th="นับเฉพาะที่กล่าวไว้ชัด", en="count what is stated"),
    "implied": Text(th="นับที่พออนุมานได้ด้วย", en="count what is implied too"),
}
_GROUPS = {
    "all": Text(th="ทุกนิยาม", en="all"),
    "thai": Text(th="จากแหล่งภาษาไทย", en="from Thai-language sources"),
    "other": Text(th="จากแหล่งภาษาอื่น", en="from other sources"),
    "early": Text(th="ก่อน พ.ศ. 2553 (ที่บอกปี)", en="dated before 2010"),
    "late": Text(th="พ.ศ. 2553 เป็นต้นมา (ที่บอกปี)", en="dated 2010 or later"),
}
_SPLIT = 2010
# As the columns of the table break into lines above the grid.
_HEADS = {
    "novelty": Text(th="ความใหม่", en="novelty"),
    "social_need": Text(th="ความต้องการ\nทางสังคม", en="social\nneed"),
    "better_than_existing": Text(th="ดีกว่า\nของเดิม", en="better than\nexisting"),
    "new_relations_or_process": Text(th="ความสัมพันธ์\nใหม่", en="new\nrelations"),
    "empowerment_or_capacity": Text(th="เสริมพลัง", en="capacity"),
    "actor_named": Text(th="ใครลงมือ", en="who acts"),
    "public_value_or_outcome": Text(th="คุณค่า\nสาธารณะ", en="public\nvalue"),
}
# Who defined it, for a row of the grid.
_NAMES = {
    "hsri_2001": Text(th="สวรส.", en="HSRI"),
    "oecd_2000": Text(th="OECD", en="OECD"),
    "mulgan_2006_07": Text(th="มัลแกน", en="Mulgan"),
    "phills_2008": Text(th="ฟิลส์", en="Phills"),
    "westley_2008_10": Text(th="เวสต์ลีย์", en="Westley"),
    "bepa_2010": Text(th="BEPA", en="BEPA"),
    "howaldt_schwarz_2010": Text(th="ฮาวาลด์ท", en="Howaldt"),
    "tepsie_2012": Text(th="TEPSIE", en="TEPSIE"),
    "moulaert_2013": Text(th="มูลาร์ต", en="Moulaert"),
    "eiu_2016": Text(th="EIU", en="EIU"),
    "oecd_2021": Text(th="OECD", en="OECD"),
    "nia_th": Text(th="NIA", en="NIA"),
    "crru_article": Text(th="มรภ.เชียงราย", en="Chiang Rai Rajabhat"),
    "thaisynergy_2020": Text(th="ไทยซินเนอร์จี", en="Thai Synergy"),
}
_NONE = ""
_TITLE = Text(
    th="นิยามนวัตกรรมสังคมตรงกันเพียงใด",
    en="How far definitions of social innovation agree",
)


def _rows(table_id: str) -> list[Row]:
    record = library.load_collection_record(_COLLECTION)
    return library.read_rows(record, library.find_table(record, table_id))


def _thai() -> set[str]:
    """The definitions whose sources are all in Thai."""
    record = library.load_collection_record(_COLLECTION)
    tongue = {source.id: source.lang for source in record.sources}
    return {
        row["id"]
        for row in _rows(_WORDINGS)
        if all(tongue[each] == "th" for each in row["source"].split())
    }


def _chosen(group: str) -> list[Row]:
    rows, thai = _rows(_CODING), _thai()
    match group:
        case "thai" | "other":
            return [row for row in rows if (row["definition"] in thai) == (group == "thai")]
        case "early" | "late":
            dated = [row for row in rows if row["year"]]
            return [row for row in dated if (row["year"] < _SPLIT) == (group == "early")]
    return rows


def agreement(
    rows: Sequence[Row], elements: Sequence[str], least: int
) -> tuple[float | None, float | None]:
    """How alike the definitions treat the elements: share of pairs alike, 0 to 1, and kappa.

    Each definition is taken as a rater who says of each element whether it belongs, which it does
    from the code `least` on; then as in `situtor.agreement`.
    """
    ratings = [{each: str(row[each] >= least) for each in elements} for row in rows]
    return percent_agreement(ratings, elements), fleiss_kappa(ratings, elements)


def draw(state: State, lang: Lang) -> Picture:
    """Agreement for one choice of definitions, reading and elements, with the coding behind it."""
    least = _STATED if state["reading"] == "stated" else _IMPLIED
    rows = _chosen(str(state["group"]))
    elements = [each for each in _HEADS if each != state["without"]]
    alike, kappa = agreement(rows, elements, least)
    share = "–" if alike is None else language.number(round(alike * 100))
    beyond = "–" if kappa is None else language.number(kappa, 2)
    if lang == "th":
        sentence = (
            f"{len(rows)} นิยาม {len(elements)} องค์ประกอบ: สองนิยามใด ๆ ตรงกันร้อยละ {share} "
            f"ขององค์ประกอบ ค่าแคปปา {beyond} (0 คือเท่าที่สุ่มจะได้ 1 คือตรงกันหมด)"
        )
    else:
        sentence = (
            f"{len(rows)} definitions, {len(elements)} elements: any two are alike on {share}% of "
            f"them; kappa {beyond} (0 is what chance would give, 1 is full agreement)."
        )
    needed = str(state["needed"])
    left = [row for row in rows if needed == _NONE or row[needed] >= least]
    if needed != _NONE:
        name = _label(needed, lang)
        sentence += (
            f" ถ้าบังคับว่าต้องมี “{name}” เหลือ {len(left)} นิยาม"
            if lang == "th"
            else f" If “{name}” is required, {len(left)} are left."
        )
    sorted_rows = [*left, *(row for row in rows if row not in left)]
    return Picture(sentence, _chart(sorted_rows, left, state, least, sentence, lang))


def _name(row: Row, lang: Lang) -> str:
    key = str(row["definition"])
    name = _NAMES[key].at(lang) if key in _NAMES else key
    return f"{name} {language.bare_year(row['year'], lang)}" if row["year"] else name


def _label(element: str, lang: Lang) -> str:
    return str(next(row["element"].at(lang) for row in _rows(_COUNTS) if row["id"] == element))


def _chart(
    rows: Sequence[Row], left: Sequence[Row], state: State, least: int, sentence: str, lang: Lang
) -> Chart:
    record = library.load_collection_record(_COLLECTION)
    table = library.find_table(record, _CODING)
    kept = {row["definition"] for row in left}
    figure = theme.new_figure(4.1)
    with theme.themed():
        axes = figure.add_subplot()
        for place, element in enumerate(_HEADS):
            if element == state["needed"]:
                axes.axvspan(place - 0.5, place + 0.5, color=LIGHT["accent-wash"], zorder=0)
            for line, row in enumerate(rows):
                faded = row["definition"] not in kept or element == state["without"]
                _mark(axes, place, line, row[element], least, faded=faded)
        axes.set_xlim(-0.5, len(_HEADS) - 0.5)
        axes.set_ylim(len(rows) - 0.5, -0.5)
        axes.set_xticks(range(len(_HEADS)), [each.at(lang) for each in _HEADS.values()])
        axes.set_yticks(range(len(rows)), [_name(row, lang) for row in rows])
        axes.tick_params(length=0, labeltop=True, labelbottom=False)
        for label, row in zip(axes.get_yticklabels(), rows, strict=True):
            label.set_color(LIGHT["ink"] if row["definition"] in kept else LIGHT["edge"])
        axes.grid(visible=False)
        for spine in axes.spines.values():
            spine.set_visible(False)
    return Chart(
        figure,
        title=_TITLE.at(lang),
        unit="จุดทึบ กล่าวไว้ชัด วงเปล่า พออนุมานได้"
        if lang == "th"
        else "full dot: stated, ring: implied",
        source=cards.source_line(
            record, table.sources, table.kind, table.confidence, lang, derived=True
        ),
        alt=f"{_TITLE.at(lang)}: {sentence}",
        lang=lang,
    )


def _mark(axes: Axes, place: int, line: int, code: int, least: int, *, faded: bool) -> None:
    """A full dot for stated, a ring for implied, a speck for not mentioned or not counted."""
    colour = LIGHT["line"] if faded else SERIES[0]
    if code == _STATED:
        axes.plot(place, line, "o", color=colour, markersize=10)
    elif code >= least:
        axes.plot(place, line, "o", color=colour, markersize=9, fillstyle="none", mew=2.2)
    else:
        axes.plot(place, line, "o", color=LIGHT["line"], markersize=3)


def _elements(nothing: Text, lang: Lang) -> list[tuple[str, str]]:
    named = [(row["element"].at(lang), row["id"]) for row in _rows(_COUNTS)]
    return [(nothing.at(lang), _NONE), *named]


def _state(
    group: str = "all", reading: str = "stated", without: str = _NONE, needed: str = _NONE
) -> dict[str, str]:
    return {"group": group, "reading": reading, "without": without, "needed": needed}


EXPLORER = Explorer(
    id="definitions_agreement",
    title=_TITLE,
    start=_state(),
    controls=(
        Choice(
            "reading",
            Text(th="อ่านอย่างไร", en="Reading"),
            labelled(_READINGS),
        ),
        Choice(
            "group",
            Text(th="นิยามใดบ้าง", en="Definitions"),
            labelled(_GROUPS),
        ),
        Choice(
            "without",
            Text(th="ตัดองค์ประกอบ", en="Leave out"),
            lambda lang: _elements(Text(th="ไม่ตัด", en="nothing"), lang),
        ),
        Choice(
            "needed",
            Text(th="บังคับว่าต้องมี", en="Require"),
            lambda lang: _elements(Text(th="ไม่บังคับ", en="nothing"), lang),
        ),
    ),
    draw=draw,
    stills=(
        Still(Text(th="กล่าวไว้ชัด", en="Stated"), _state()),
        Still(Text(th="อนุมานด้วย", en="Implied too"), _state(reading="implied")),
        Still(Text(th="แหล่งไทย", en="Thai"), _state("thai")),
        Still(Text(th="ตัดความใหม่", en="No novelty"), _state(without="novelty")),
        Still(Text(th="ต้องดีกว่าเดิม", en="Better"), _state(needed="better_than_existing")),
        Still(Text(th="ต้องบอกใครทำ", en="Who acts"), _state(needed="actor_named")),
    ),
)
