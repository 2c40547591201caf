from __future__ import annotations

import base64
import multiprocessing
import os
import re
import warnings
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import pytest
from matplotlib.figure import Figure

from situtor import language, library
from situtor.language import LANGS, Lang, Text
from situtor.model import Dossier, Table
from situtor.show import theme, tokens
from situtor.show.charts import Chart, plot
from situtor.show.explorers import find_explorer, list_explorers

DOSSIERS = [*library.list_cases(), *library.list_collections()]
THAI = re.compile("[\u0e01-\u0e5b]")


def chart(table_id: str, lang: Lang = "en") -> Chart:
    record = library.load_record("medellin")
    return plot(record, library.find_table(record, table_id), lang)


def svg(drawn: Chart) -> str:
    """The picture as the reader's browser gets it."""
    uri = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', drawn.html)
    assert uri
    return base64.b64decode(uri[1]).decode()


def written_years(drawn: Chart) -> list[int]:
    """The years on the x axis."""
    labels = [label.get_text() for label in drawn.figure.axes[0].get_xticklabels()]
    return [int(label) for label in labels if label]


# --- every chart -----------------------------------------------------------------------------


def faults_of_figures(dossier_id: str) -> list[str]:
    """What is wrong with the figures of a case; runs in a process of its own."""
    dossier = library.load_dossier(dossier_id)
    return [
        f"{table.id} ({lang}): {fault}"
        for table in dossier.tables
        if table.chart
        for lang in LANGS
        for fault in faults_of_figure(dossier, table, lang)
    ]


def faults_of_figure(dossier: Dossier, table: Table, lang: Lang) -> Iterator[str]:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        drawn = plot(dossier, table, lang)
        picture = svg(drawn)
    # A letter that Sarabun lacks, a layout that does not fit: matplotlib only warns.
    yield from (str(each.message) for each in warned)
    if "<text" in picture:
        yield "the text is not drawn as paths"
    if not drawn.title.startswith(table.title.at(lang)) or drawn.title not in drawn.plain:
        yield f"the title is {drawn.title!r}"
    assert table.chart
    values = [row[name] for row in library.read_rows(dossier, table)
              for name in table.chart.y if row[name] is not None]  # fmt: skip
    if f'alt="{drawn.alt[:10]}' not in drawn.html or table.title.at(lang) not in drawn.alt:
        yield f"the alt text is {drawn.alt!r}"
    if not any(language.number(value) in drawn.alt for value in values):
        yield f"the alt text has no value of the table: {drawn.alt!r}"
    if "si-source" not in drawn.html:
        yield "the source line is missing"
    columns = {column.name: column.type for column in table.columns}
    if table.chart.kind in ("line", "points") and columns[table.chart.x] == "year":
        era = range(2400, 2700) if lang == "th" else range(1000, 2101)
        years = written_years(drawn)
        if not years or not all(year in era for year in years):
            yield f"the axis has the years {years}"


@pytest.fixture(scope="module")
def faults() -> Iterator[dict[str, Future[list[str]]]]:
    """The faults of each case's figures, looked for on all cores at once."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawn) as pool:
        yield {each: pool.submit(faults_of_figures, each) for each in DOSSIERS}


@pytest.mark.parametrize("dossier_id", DOSSIERS)
def test_every_figure_draws_and_describes_itself_in_both_languages(
    faults: dict[str, Future[list[str]]], dossier_id: str
) -> None:
    assert faults[dossier_id].result() == []


def test_a_letter_the_font_lacks_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    record = library.load_record("medellin")
    table = library.find_table(record, "metro_ridership_2012")
    rows = library.read_rows(record, table)
    rows[0]["line"] = Text(th="線", en="線")
    monkeypatch.setattr(library, "read_rows", lambda *_: rows)
    assert any("missing from font" in fault for fault in faults_of_figure(record, table, "en"))


# --- one chart -------------------------------------------------------------------------------


def test_thai_axes_are_in_the_buddhist_era_and_english_in_the_common() -> None:
    thai, english = (chart("homicides_police_cities", lang) for lang in LANGS)
    assert written_years(thai) == [year + 543 for year in written_years(english)]
    assert 2010 in written_years(english)
    assert thai.figure.axes[0].get_xlabel() == "พ.ศ."


def test_alt_text_tells_the_course_and_the_peak_of_a_line() -> None:
    thai, english = (chart("homicides_police_cities", lang).alt for lang in LANGS)
    assert english.startswith("Line chart: Homicides in Medellín and homicide rates in six")
    assert "unit: per 100,000 inhabitants; Medellín: 89 in 2003 to 11.4 in 2024; " in english
    assert english.endswith("Itagüí: 92.4 in 2003 to 4.7 in 2024, highest 97.6 in 2010")
    assert thai.endswith("อีตากวี: 92.4 ใน พ.ศ. 2546 ถึง 4.7 ใน พ.ศ. 2567 สูงสุด 97.6 ใน พ.ศ. 2553")


def test_alt_text_tells_each_value_of_a_comparison_with_its_interval() -> None:
    assert "Homicide rate (prosecutor's records) 0.33 (0.18–0.61)" in chart("cerda_2012").alt


def test_the_same_figure_is_the_same_bytes() -> None:
    assert svg(chart("homicides_two_counts")) == svg(chart("homicides_two_counts"))


def test_a_saved_figure_carries_title_and_source_and_stays_as_it_was(tmp_path: Path) -> None:
    drawn = chart("cerda_2012")
    before = written(svg(drawn)), drawn.figure.axes[0].get_position().bounds
    saved = written(drawn.save(tmp_path / "saved.svg").read_text("utf-8"))
    added = " ".join(each for each in saved if each not in before[0])
    assert "Cable car and violence: programme neighbourhoods against comparison" in added
    assert "(ratio)" in added
    assert "academic Source: American Journal of Epidemiology 175(10)" in added
    assert drawn.save(tmp_path / "saved.png").read_bytes().startswith(b"\x89PNG")
    after = written(svg(Chart(drawn.figure, "", "", "", "", "en")))
    assert after == before[0]
    assert drawn.figure.axes[0].get_position().bounds == pytest.approx(before[1], abs=1e-3)


def written(picture: str) -> list[str]:
    """The texts of an SVG; matplotlib names each in a comment beside its paths."""
    return re.findall(r"<!-- (.*?) -->", picture, re.DOTALL)


def test_drawing_leaves_the_settings_of_others_alone() -> None:
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    chart("cerda_2012")
    assert dict(mpl.rcParams) == before
    import matplotlib.pyplot as plt

    assert plt.get_fignums() == []


@pytest.mark.parametrize("explorer_id", list_explorers())
@pytest.mark.parametrize("lang", LANGS)
def test_every_still_of_an_explorer_shows_a_sentence_and_a_figure(
    explorer_id: str, lang: Lang
) -> None:
    explorer = find_explorer(explorer_id)
    for still in explorer.stills:
        picture = explorer.draw(still.state, lang)
        assert picture.chart, f"{still.name.en}: {picture.sentence}"
        assert bool(THAI.search(picture.sentence)) == (lang == "th")
        assert any(each.isdigit() for each in picture.chart.alt)


def test_an_explorer_says_plainly_what_it_cannot_draw() -> None:
    draw = find_explorer("medellin_fall").draw
    police = {"count": "police", "city": "cali"}
    assert "must come before" in draw({**police, "start": 2010, "end": 2003}, "en").sentence
    missing = draw({**police, "start": 1991, "end": 2010}, "en").sentence
    assert "no figure for 1991. It has 2003–2024" in missing


# --- colours ---------------------------------------------------------------------------------


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme_name", ["LIGHT", "DARK"])
def test_text_can_be_read_on_every_ground_it_stands_on(theme_name: str) -> None:
    colours = getattr(tokens, theme_name)
    text = ("ink", "soft", "accent", "for", "against", "beside", "warn")
    pairs = [(each, ground) for each in text for ground in ("paper", "wash")]
    pairs += [("on-accent", "accent"), ("warn", "warn-wash"), ("ink", "accent-wash")]
    poor = {pair: contrast(*(colours[name] for name in pair)) for pair in pairs}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}
    assert contrast(colours["edge"], colours["paper"]) >= 3


def test_every_line_of_a_figure_can_be_seen_on_paper() -> None:
    assert min(contrast(colour, tokens.LIGHT["paper"]) for colour in tokens.SERIES) >= 3
    assert len(set(tokens.SERIES)) == len(tokens.SERIES) == len(set(tokens.MARKERS))


def test_figures_are_set_in_sarabun_large_enough_for_the_last_row() -> None:
    drawn = chart("homicides_police_cities")
    assert isinstance(drawn.figure, Figure)
    texts = [
        each
        for each in drawn.figure.findobj(lambda a: hasattr(a, "get_fontsize"))
        if each.get_text()
    ]
    assert {each.get_fontname() for each in texts} == {"Sarabun"}
    # 13.5 points at 100 dots an inch are 18.75 px, and the slide shows the figure at full size.
    assert min(each.get_fontsize() for each in texts) * theme.DPI / 72 >= 18
