from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image
from pypdf import PdfReader

from situtor import language, library
from situtor.cli import main
from situtor.errors import SitutorError
from situtor.exercises import spec
from situtor.exercises.kinds import ANSWERS, views
from situtor.language import LANGS, Lang
from situtor.model import Module
from situtor.show.html import text
from situtor.site import worksheets
from situtor.site.worksheets import exercises_of, make_worksheets, render, render_key

BASE = "https://example.org/situtor-course/"


def module(name: str) -> Module:
    """A session of the course by its name."""
    return next(each for each in library.load_course().modules if each.id == name)


def pages(lang: Lang) -> Iterator[tuple[dict[str, Any], str]]:
    """Every exercise of every session, with its page of the worksheet."""
    for each in library.load_course().modules:
        if pairs := exercises_of(each):
            _, *found = render(each, pairs, lang).split('<section class="sp-page">')
            for pair, page in zip(pairs, found, strict=True):
                yield spec.resolve(*pair, lang), page


def hidden(value: Any, within: str = "") -> Iterator[str]:
    """The sentences of an exercise that are shown only after it has been answered.

    Names of sources are not among them: they may stand on the page for another reason.
    """
    told = ("reasoning", "trap", "why", "model", "examples", "known", "found", "steps", "statement")
    if isinstance(value, dict):
        for key, each in value.items():
            if key != "source":
                yield from hidden(each, within or (key if key in told else ""))
    elif isinstance(value, list):
        for each in value:
            yield from hidden(each, within)
    elif within and isinstance(value, str) and len(value) > 20:
        yield value


# --- what is on the paper --------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_asks_everything_and_gives_nothing_away(lang: Lang) -> None:
    seen = set()
    for asked, page in pages(lang):
        seen.add(asked["kind"])
        for words in (asked["title"], asked["prompt"], asked["source"]):
            assert text(words) in page, asked["id"]
        # A model may start from the claim that is given.
        given = asked.get("claim")
        told = [each for each in hidden(asked) if text(each) in page and each != given]
        assert told == [], asked["id"]
    assert seen == set(ANSWERS)


def test_a_trend_on_paper_holds_only_the_points_that_are_given() -> None:
    asked = spec.resolve("medellin", "homicide_trend", "en")
    form = views("predict").paper(asked, "en")
    assert form.count("<circle") == len(asked["given"]) == 2
    assert form.count('class="sp-guess"') == len(asked["guess"])
    # The form of another truth looks the same.
    other = [
        [year, value if year in asked["given"] else value / 2] for year, value in asked["points"]
    ]
    assert views("predict").paper({**asked, "points": other}, "en") == form


def test_the_order_of_a_ranking_does_not_tell_the_answer() -> None:
    items = [{"id": f"r{n}", "label": name, "value": n} for n, name in enumerate("bca")]
    asked = {"mode": "ranking", "items": items, "unit": ""}
    form = views("predict").paper(asked, "en")
    turned = [{**each, "value": -each["value"]} for each in items]
    assert views("predict").paper({**asked, "items": turned}, "en") == form


@pytest.mark.parametrize("lang", LANGS)
def test_the_key_holds_what_the_page_keeps_back(lang: Lang) -> None:
    for each in library.load_course().modules:
        pairs = exercises_of(each)
        key = render_key(each, pairs, lang)
        for pair in pairs:
            for words in hidden(spec.resolve(*pair, lang)):
                assert text(words) in key, pair
    assert "242.4" in render_key(module("day1_04_medellin"), [("medellin", "homicide_trend")], "en")


# --- printed ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sheets of a case, of the capstone and of a session with several cases, with their keys."""
    out = tmp_path_factory.mktemp("worksheets")
    chosen = [module(name) for name in ("day1_04_medellin", "day2_03_savings_groups",
                                        "day2_07_capstone")]  # fmt: skip
    make_worksheets(chosen, out, LANGS, BASE, key=True)
    return out


@pytest.mark.parametrize("lang", LANGS)
def test_each_exercise_has_its_own_a4_page(printed: Path, lang: Lang) -> None:
    for path in sorted((printed / lang).glob("*.pdf")):
        if path.stem.endswith("-key"):
            continue
        leaves = PdfReader(path).pages
        pairs = exercises_of(module(path.stem))
        assert len(leaves) == len(pairs), path.stem
        for number, (page, pair) in enumerate(zip(leaves, pairs, strict=True), start=1):
            width, height = (float(each) / 72 * 25.4 for each in page.mediabox[2:])
            assert (round(width), round(height)) == (210, 297)
            said = page.extract_text()
            assert f"{number} / {len(leaves)}" in said
            if lang == "en":  # Thai marks come out of a PDF in pieces
                asked = spec.resolve(*pair, lang)
                assert asked["title"] in said
                assert "Source: " in said


def test_thai_is_set_in_our_own_typeface(printed: Path) -> None:
    for page in PdfReader(printed / "th" / "day1_04_medellin.pdf").pages:
        fonts = page["/Resources"]["/Font"].values()  # type: ignore[index]
        names = {str(each.get_object()["/BaseFont"]) for each in fonts}
        assert all("Sarabun" in name for name in names), names


def test_nothing_is_fetched_and_nothing_runs_out_of_the_page(printed: Path, browser: Any) -> None:
    asked: list[str] = []
    for path in sorted(printed.rglob("*.html")):
        if path.parent.name == "exercises":
            continue
        page = browser.new_page(viewport={"width": 794, "height": 1123})
        page.emulate_media(media="print")
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        wide = page.evaluate(
            "[...document.querySelectorAll('main *')].filter(each => "
            "each.getBoundingClientRect().right > "
            "document.querySelector('main').getBoundingClientRect().right + 1).length"
        )
        assert wide == 0, path.name
        page.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_the_code_on_the_paper_leads_to_the_exercise(printed: Path, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 900, "height": 1200}, device_scale_factor=2)
    page.goto((printed / "th" / "day1_04_medellin.html").as_uri())
    codes = page.locator(".sp-qr").all()
    pictures = [Image.open(io.BytesIO(code.screenshot())) for code in codes]
    page.close()
    read = [zxingcpp.read_barcode(picture) for picture in pictures]
    expected = [
        f"https://example.org/situtor-course/th/exercises/{case}-{exercise}.html"
        for case, exercise in exercises_of(module("day1_04_medellin"))
    ]
    assert [each.text if each else None for each in read] == expected
    for address in expected:
        assert (printed / address.removeprefix(BASE)).exists()


def test_without_an_address_there_is_no_code() -> None:
    pairs = [("medellin", "which_count")]
    assert "sp-qr" not in render(module("day1_04_medellin"), pairs, "th").partition("<body>")[2]
    with pytest.raises(SitutorError, match="expected one that begins with https://"):
        render(module("day1_04_medellin"), pairs, "th", "javascript:alert(1)")


# --- the command -----------------------------------------------------------------------------


def test_the_command_makes_the_sheets_and_says_where(tmp_path: Path) -> None:
    command = ["worksheets", "day1_04_medellin", "--no-pdf", "--lang", "th", "--out", str(tmp_path)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    sheet = tmp_path / "th" / "day1_04_medellin.html"
    assert str(sheet) in result.stdout
    assert not list(tmp_path.rglob("*-key.*"))
    assert not list(tmp_path.rglob("*.pdf"))
    result = CliRunner().invoke(main, [*command, "--key"])
    assert (tmp_path / "th" / "day1_04_medellin-key.html").exists()
    reasoning = spec.resolve("medellin", "which_count", "th")["reasoning"]
    assert reasoning not in unescape(sheet.read_text("utf-8"))


def test_an_unknown_session_is_named_with_the_nearest(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["worksheets", "day1_04_medelin", "--out", str(tmp_path)])
    assert result.exit_code != 0
    assert "did you mean day1_04_medellin" in result.stderr


def test_a_title_cannot_break_out_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = language.Text(th='</style><script>alert(1)</script>"\\', en="x")
    monkeypatch.setattr(worksheets, "_COURSE", hostile)
    html = render(module("day1_04_medellin"), [("medellin", "which_count")], "th")
    assert not re.search(r"<script", html)
    assert html.count("</style>") == 1
