"""Which of the four capitals does each Thai case tell of, and does its file ask who is left out?

No case file says which capital it rests on, so the place of a case is found by looking for words
in its own Thai text: a capital's in what was done and who began it, those of being left out in
the doubts and lessons. The words are the only thing decided here, and they stand on screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from situtor import library
from situtor.language import Lang, Text
from situtor.model import CaseRecord
from situtor.show import theme
from situtor.show.charts import Chart
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.html import tag, text
from situtor.show.maps import short_name
from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_DAY = 2
_OUT = "left_out"
# The first four are rows of concepts/community_resources; lines as they break above a column.
_COLUMNS = {
    "social_capital": Text(th="ทุนทาง\nสังคม", en="social\ncapital"),
    "local_wisdom": Text(th="ภูมิปัญญา", en="local\nwisdom"),
    "identity": Text(th="อัตลักษณ์", en="identity"),
    "ict": Text(th="เทคโนโลยี", en="ICT"),
    _OUT: Text(th="ใคร\nเข้าไม่ถึง", en="left\nout"),
}
# For each column: the words of the frame itself, then words for things of that kind; Thai: English.
_WORDS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "social_capital": (
        {"ไว้วางใจ": "trust", "ไว้ใจ": "trust", "บรรทัดฐาน": "norms", "เครือข่าย": "network"},
        {"สัจจะ": "pledge", "ค้ำประกัน": "guarantee", "เพื่อนบ้าน": "neighbours"}
        | {"น้ำใจ": "kindness", "อาสาสมัคร": "volunteers", "ชมรม": "club"},
    ),
    "local_wisdom": (
        {"ภูมิปัญญา": "wisdom"},
        {"ทอผ้า": "weaving", "ผ้าทอ": "woven cloth", "หมักโคลน": "mud cloth"}
        | {"ปั้นดินเผา": "pottery", "สมุนไพร": "herbs", "ปุ๋ยอินทรีย์": "organic fertiliser"},
    ),
    "identity": (
        {"อัตลักษณ์": "identity"},
        {"เชื้อสาย": "descent", "ลาวครั่ง": "Lao Khrang", "ไทยพวน": "Thai Phuan"}
        | {"ชื่อของหมู่บ้าน": "the village's name", "ตราของกลุ่ม": "the group's brand"},
    ),
    "ict": (
        {"เทคโนโลยี": "technology", "สารสนเทศ": "information system"},
        {"ระบบข้อมูล": "data system", "แอป": "app", "ดิจิทัล": "digital", "ออนไลน์": "online"},
    ),
    _OUT: (
        {"กันคน": "keeps people out", "ปิดประตู": "shut out", "ตกหล่น": "missed"},
        {"ไม่เข้าร่วม": "did not join", "ไม่ได้เป็นสมาชิก": "not a member"}
        | {"นอกกองทุน": "outside the fund", "เหลื่อมล้ำ": "inequality", "ไม่เท่ากัน": "unequal"}
        | {"ช่องว่าง": "gap"},
    ),
}
_WAYS = {
    "frame": Text(th="เฉพาะคำของกรอบ", en="the frame's own words"),
    "kind": Text(th="คำของกรอบและสิ่งทำนองนั้น", en="and words for such things"),
}
# Where the name of a case is too long for a row.
_NAMES = {
    "na_ton_chan": Text(th="นาต้นจั่น", en="Na Ton Chan"),
    "um_saeng_rice": Text(th="อุ่มแสง", en="Um Saeng"),
    "khlong_tan_pgs": Text(th="คลองตัน", en="Khlong Tan"),
    "sa_yai_chi_savings": Text(th="สระยายชี", en="Sa Yai Chi"),
    "don_kha_savings": Text(th="ดอนคา", en="Don Kha"),
    "chanthaburi_satcha": Text(th="สัจจะจันทบุรี", en="Chanthaburi satcha"),
    "trat_satcha": Text(th="สัจจะตราด", en="Trat satcha"),
    "chak_thai_fund": Text(th="ชากไทย", en="Chak Thai"),
    "community_welfare_fund": Text(th="กองทุนวันละบาท", en="One baht a day"),
    "tha_ngam": Text(th="ท่างาม", en="Tha Ngam"),
    "nong_hiang": Text(th="หนองเหียง", en="Nong Hiang"),
    "dong_din_daeng": Text(th="ดงดินแดง", en="Dong Din Daeng"),
    "local_health_fund": Text(th="กองทุนสุขภาพ", en="Health funds"),
    "tha_khantho": Text(th="ท่าคันโท", en="Tha Khantho"),
    "kalasin_pao": Text(th="อบจ.กาฬสินธุ์", en="Kalasin PAO"),
    "kamphaeng_phet_pao": Text(th="อบจ.กำแพงเพชร", en="Kamphaeng Phet PAO"),
    "nakhon_sawan_pao": Text(th="อบจ.นครสวรรค์", en="Nakhon Sawan PAO"),
    "nong_pa_khrang": Text(th="หนองป่าครั่ง", en="Nong Pa Khrang"),
    "thung_luang": Text(th="ทุ่งหลวง", en="Thung Luang"),
    "hat_siao": Text(th="หาดเสี้ยว", en="Hat Siao"),
}
_NO_CASE = ""
_TITLE = Text(
    th="กรณีไทยบนกรอบทุนสี่อย่าง ตามคำที่พบในแฟ้ม",
    en="The Thai cases on the frame of four capitals, by the words of their files",
)


def _words(column: str, way: str) -> dict[str, str]:
    own, kind = _WORDS[column]
    return own if way == "frame" else own | kind


def _searched(record: CaseRecord, column: str) -> str:
    if column == _OUT:
        doubts = [each.claim.th for each in record.critique]
        lessons = [each.th for each in record.lessons]
        return "\n".join([*doubts, *lessons, record.overview.strongest_doubt.text.th])
    return "\n".join([record.one_line.th, record.innovation.th, record.overview.started_by.th])


def words_found(case_id: str, column: str, way: str) -> dict[str, str]:
    """The words of a column that stand in the Thai text of a case, with their English."""
    story = _searched(library.load_record(case_id), column)
    return {th: en for th, en in _words(column, way).items() if th in story}


def _column(column: str, lang: Lang) -> str:
    return _COLUMNS[column].at(lang).replace("\n", "" if lang == "th" else " ")


def _name(case_id: str, lang: Lang) -> str:
    known = _NAMES.get(case_id)
    return known.at(lang) if known else short_name(library.load_record(case_id), lang)


def _listed(words: dict[str, str], lang: Lang) -> str:
    return " ".join(words) if lang == "th" else ", ".join(dict.fromkeys(words.values()))


def draw(state: State, lang: Lang) -> Picture:
    """How many case files hold the words of one column, and which."""
    column, way, looked_at = str(state["column"]), str(state["way"]), str(state["case"])
    cases = library.list_cases(_DAY)
    found = {each: words_found(each, column, way) for each in cases}
    having = [each for each in cases if found[each]]
    count, total, name = len(having), len(cases), _column(column, lang)
    if column == _OUT:
        sentence = (
            f"ข้อวิจารณ์หรือบทเรียนของ {count} ใน {total} กรณีถามถึงคนที่อาจเข้าไม่ถึง "
            f"อีก {total - count} กรณีไม่พบคำเหล่านี้ ซึ่งไม่ได้แปลว่าทุกคนเข้าถึง"
            if lang == "th"
            else f"The doubts or lessons of {count} of {total} cases ask about people left out; "
            f"in {total - count} no such word was found, which does not mean that all are reached."
        )
    else:
        doubted = sum(bool(words_found(each, _OUT, way)) for each in having)
        sentence = (
            f"{name}: พบคำในเรื่องของ {count} จาก {total} กรณี "
            f"ในจำนวนนี้ {doubted} กรณีมีข้อวิจารณ์หรือบทเรียนที่ถามถึงคนที่อาจเข้าไม่ถึง"
            if lang == "th"
            else f"Words for {name} stand in the story of {count} of {total} cases; "
            f"in {doubted} of these a doubt or lesson asks who is left out."
        )
    if looked_at != _NO_CASE:
        words = _listed(found[looked_at], lang)
        if lang == "th":
            sentence += f" {_name(looked_at, lang)}: " + (f"พบคำว่า {words}" if words else "ไม่พบคำ")
        else:
            sentence += f" In {_name(looked_at, lang)}: {words or 'none'}."
    return Picture(sentence, _chart(column, way, looked_at, sentence, lang))


def _chart(column: str, way: str, looked_at: str, sentence: str, lang: Lang) -> Chart:
    cases = library.list_cases(_DAY)
    half = -(-len(cases) // 2)
    figure = theme.new_figure(3.9)
    with theme.themed():
        for axes, part in zip(figure.subplots(1, 2), (cases[:half], cases[half:]), strict=True):
            _grid(axes, part, column, way, looked_at, half, lang)
    searched = _listed(_words(column, way), lang)
    note = (
        "เราค้นคำในข้อความภาษาไทยของแฟ้มกรณีศึกษา พบคำไม่ได้แปลว่าวัดทุนได้ ที่มาอยู่ในแฟ้มของแต่ละกรณี"
        if lang == "th"
        else "We looked for words in the Thai text of the case files. A word found is not a "
        "capital measured. Each case's sources stand in its file."
    )
    return Chart(
        figure,
        title=_TITLE.at(lang),
        unit=f"คำที่ค้น: {searched}" if lang == "th" else f"words looked for: {searched}",
        source=tag("p", text(note), class_="si-source"),
        alt=f"{_TITLE.at(lang)}: {sentence}",
        lang=lang,
    )


def _grid(
    axes: Axes, cases: Sequence[str], column: str, way: str, looked_at: str, rows: int, lang: Lang
) -> None:
    """One row a case, one column a capital; a mark where the words were found."""
    for place, key in enumerate(_COLUMNS):
        chosen = key == column
        colour, marker = (SERIES[1], "D") if key == _OUT else (SERIES[0], "o")
        if chosen:
            axes.axvspan(place - 0.5, place + 0.5, color=LIGHT["accent-wash"], zorder=0)
        for row, case_id in enumerate(cases):
            if words_found(case_id, key, way):
                axes.plot(place, row, marker, color=colour, markersize=11 if chosen else 8)
            else:
                axes.plot(place, row, "o", color=LIGHT["line"], markersize=3)
    axes.set_xlim(-0.5, len(_COLUMNS) - 0.5)
    axes.set_ylim(rows - 0.5, -0.5)
    axes.set_xticks(range(len(_COLUMNS)), [each.at(lang) for each in _COLUMNS.values()])
    axes.set_yticks(range(len(cases)), [_name(each, lang) for each in cases])
    axes.tick_params(length=0, labeltop=True, labelbottom=False)
    axes.get_xticklabels()[list(_COLUMNS).index(column)].set_fontweight("bold")
    if looked_at in cases:
        axes.get_yticklabels()[cases.index(looked_at)].set_fontweight("bold")
    axes.grid(visible=False)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _cases(lang: Lang) -> list[tuple[str, str]]:
    none = "ไม่เจาะจง" if lang == "th" else "none in particular"
    return [(none, _NO_CASE), *((_name(each, lang), each) for each in library.list_cases(_DAY))]


def _state(column: str, way: str = "kind", case: str = _NO_CASE) -> dict[str, str]:
    return {"column": column, "way": way, "case": case}


EXPLORER = Explorer(
    id="capitals_in_cases",
    title=_TITLE,
    start=_state("social_capital", "frame"),
    controls=(
        Choice(
            "column",
            Text(th="ดูทุนใด", en="Which capital"),
            lambda lang: [(_column(each, lang), each) for each in _COLUMNS],
        ),
        Choice(
            "way",
            Text(th="ค้นคำใด", en="Which words"),
            labelled(_WAYS),
        ),
        Choice("case", Text(th="ดูคำในกรณี", en="Words of a case"), _cases),
    ),
    draw=draw,
    stills=(
        Still(Text(th="คำของกรอบ", en="Frame's words"), _state("social_capital", "frame")),
        Still(Text(th="ทุนทางสังคม", en="Social"), _state("social_capital")),
        Still(Text(th="ภูมิปัญญา", en="Wisdom"), _state("local_wisdom", case="hat_siao")),
        Still(Text(th="อัตลักษณ์", en="Identity"), _state("identity", case="sa_yai_chi_savings")),
        Still(Text(th="เทคโนโลยี", en="Technology"), _state("ict", case="nong_hiang")),
        Still(Text(th="ใครเข้าไม่ถึง", en="Left out"), _state(_OUT)),
    ),
)
