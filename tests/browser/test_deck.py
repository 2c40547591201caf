"""Decks as a hall, a phone, a printer and a screen reader meet them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from axe import violations
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from situtor.show import theme
from situtor.show.html import View, tag
from situtor.slides import fit
from situtor.slides.make import make_decks

pytestmark = pytest.mark.browser

WIDE_TABLE = "<table class='dataframe'><thead><tr><th></th>{}</tr></thead><tbody>{}</tbody></table>"
HOSTILE = (
    '<script src="http://evil.example/a.js"></script><script>window.stolen = 1</script>'
    '<img src="http://evil.example/i.png" onerror="window.stolen = 1"><iframe src="//evil.example">'
    "</iframe><style>body{display:none} @import 'http://evil.example/i.css';</style>"
    '<div style="position:fixed;inset:0;background:url(http://evil.example/b) #fff">ทับ</div>'
)


def md(source: str, kind: str = "slide", *tags: str) -> Any:
    metadata = {"slideshow": {"slide_type": kind}, "tags": list(tags)}
    return new_markdown_cell(source, metadata=metadata)


def out(bundle: dict[str, Any], *tags: str, source: str = "show()") -> Any:
    outputs = [new_output("display_data", bundle)]
    return new_code_cell(source, outputs=outputs, metadata={"tags": list(tags)})


def figure() -> View:
    """A figure as the course's charts make them, Thai letters and all."""
    from situtor.show.charts import svg_uri

    with theme.themed():
        drawn = theme.new_figure()
        axes = drawn.subplots()
        axes.plot([2545, 2550, 2555], [185, 34, 52])
        axes.set_xlabel("ปี พ.ศ.")
    image = tag("img", src=svg_uri(drawn), alt="เส้นลดลงจาก 185 เป็น 52").removesuffix("</img>")
    caption = tag("figcaption", tag("p", "ที่มา: ทะเบียนตำรวจ", class_="si-source"))
    title = tag("p", "ผู้ถูกฆ่าต่อประชากรแสนคน", class_="si-title")
    return View([tag("figure", title, image, caption, class_="si-figure")], "figure", "th")


def wide_table() -> str:
    columns = range(14)
    head = "".join(f"<th>คอลัมน์ที่ {n}</th>" for n in columns)
    row = "<tr><th>แถว</th>" + "".join(f"<td>{n * 1234}</td>" for n in columns) + "</tr>"
    return WIDE_TABLE.format(head, row * 6)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck with one of everything."""
    pages = View([f"<article class='si-card'><p>หน้า {n}</p></article>" for n in (1, 2)], "p", "th")
    columns = "## เทียบกัน\n\n### กระเช้า\n\n- ลดลง 66 จุด\n\n---\n\n### อย่างอื่น\n\n- สงบศึก"
    cells = [
        md("# เมืองเมเดยิน: กระเช้าลอยฟ้าลดการฆาตกรรมได้จริงหรือ\n\nใครพูด และรู้ได้อย่างไร"),
        md("ความลับของผู้สอน", "notes"),
        md("## เป้าหมาย\n\n- แยก**คำกล่าวอ้าง**ออกจากหลักฐาน\n- อ่านกราฟโดยไม่ถูกหลอก\n  - ใครจ่าย"),
        md("ค่อย ๆ มา", "fragment"),
        md("## ตอนที่สอง", "slide", "section"),
        md("สิ่งที่สวยที่สุดต้องอยู่ในที่ที่จนที่สุด", "slide", "statement"),
        md("> สวยที่สุดเพื่อคนจนที่สุด\n\nนายกเทศมนตรี", "slide", "quote"),
        md(columns, "slide", "columns"),
        md("## รูป"),
        out(figure()._repr_mimebundle_()),
        md("ดูสามจุด", "-"),
        md("## หลายหน้า"),
        out(pages._repr_mimebundle_()),
        md("## ตารางกว้าง"),
        out({"text/html": wide_table(), "text/plain": "x"}),
        md("## โค้ดและสูตร\n\n$x^2$"),
        out({"text/plain": "0.95"}, "show-code", source="(391 - 20) / 391  # ร้อยละ"),
        md("## ของแปลกปลอม"),
        out({"text/html": HOSTILE, "text/plain": "x"}),
        md("## ช่องกรอก"),
        out({"text/html": "<label>ชื่อ <input type='text'></label>", "text/plain": "x"}),
        md("## ท้าย\n\nขอบคุณ"),
    ]
    folder = tmp_path_factory.mktemp("deck") / "th"
    folder.mkdir()
    nbformat.write(new_notebook(cells=cells), folder / "one.ipynb")
    [result] = make_decks([folder / "one.ipynb"], folder / "out")
    assert result.path, result.error
    return result.path


def test_nothing_overflows_nothing_is_small_and_nothing_is_fetched(
    browser: Any, deck: Path
) -> None:
    assert [str(found) for found in fit.look(browser, deck)] == []
    assert deck.stat().st_size < 500_000


def test_every_slide_stands_inside_the_stage_and_hostile_output_did_nothing(
    open_page: Callable[..., Any], deck: Path
) -> None:
    opened = open_page(deck).settle()
    count = opened.page.locator(".slides > .slide").count()
    for number in range(1, count + 1):
        box = opened.slide(number).locator(".slide-body, .slide-heading").last.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280
        assert box["y"] + box["height"] <= 720 - 40
        assert opened.page.get_by_text(f"{number} / {count}", exact=True).is_visible()
    assert opened.page.evaluate("window.stolen") is None
    assert opened.page.locator("html").get_attribute("lang") == "th"
    assert opened.page.evaluate("document.fonts.check('700 40px Sarabun', 'กำ')")
    assert opened.requests == []
    assert opened.complaints == []


@pytest.mark.parametrize(
    ("size", "query", "options"),
    [
        ((1280, 720), "", {}),
        ((1280, 720), "?print-pdf", {}),
        ((390, 844), "", {}),
        ((1280, 720), "", {"java_script_enabled": False}),
    ],
    ids=["hall", "print", "phone", "no script"],
)
def test_speaker_notes_are_never_on_the_screen(
    open_page: Callable[..., Any],
    deck: Path,
    size: tuple[int, int],
    query: str,
    options: dict[str, Any],
) -> None:
    page = open_page(deck, size, query, **options).page
    assert page.get_by_text("ความลับของผู้สอน").count() == 1
    assert not page.get_by_text("ความลับของผู้สอน").is_visible()
    page.emulate_media(media="print")
    assert not page.get_by_text("ความลับของผู้สอน").is_visible()


def test_without_script_the_deck_reads_as_one_page(
    open_page: Callable[..., Any], deck: Path
) -> None:
    page = open_page(deck, java_script_enabled=False).page
    for text in ("แยก", "ค่อย ๆ มา", "ดูสามจุด", "ขอบคุณ"):
        assert page.get_by_text(text).first.is_visible()


def test_axe_finds_nothing_on_any_slide(open_page: Callable[..., Any], deck: Path) -> None:
    opened = open_page(deck, reduced_motion="reduce").settle()
    for number in range(1, opened.page.locator(".slides > .slide").count() + 1):
        opened.slide(number)
        assert violations(opened.page) == []


def test_a_phone_gets_a_readable_page_to_scroll(open_page: Callable[..., Any], deck: Path) -> None:
    opened = open_page(deck, (390, 844))
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    small = page.evaluate(
        """() => [...document.querySelectorAll("main *")]
            .filter((el) => !el.closest("math")) // exponents are small by nature
            .filter((el) => [...el.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
            .filter((el) => el.checkVisibility() && parseFloat(getComputedStyle(el).fontSize) < 18)
            .map((el) => el.outerHTML.slice(0, 80))"""
    )
    assert small == []
    assert page.get_by_text("ค่อย ๆ มา").is_visible()
    assert violations(page) == []
    assert opened.complaints == []


def test_the_speaker_window_opens_from_a_file_and_turns_the_slides(
    open_page: Callable[..., Any], deck: Path
) -> None:
    opened = open_page(deck).settle()
    with opened.page.context.expect_page() as popup:
        opened.page.keyboard.press("s")
    speaker = popup.value
    assert speaker.get_by_text("ความลับของผู้สอน").is_visible()
    assert speaker.get_by_text("เป้าหมาย").is_visible()
    speaker.keyboard.press("PageDown")
    speaker.get_by_text("2 / ").first.wait_for()
    assert opened.page.locator(".slide.present").get_by_text("เป้าหมาย").is_visible()
    assert opened.complaints == []


def test_keys_belong_to_the_field_that_has_the_focus(
    open_page: Callable[..., Any], deck: Path
) -> None:
    opened = open_page(deck).settle()
    page = opened.page
    at = page.evaluate(
        "[...document.querySelectorAll('.slides > .slide')]"
        ".findIndex(slide => slide.querySelector('input'))"
    )
    shown = opened.slide(at + 1)
    field = shown.locator("input")
    field.focus()
    page.keyboard.type("b s g f o .")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    assert field.input_value() == "b s g f o . "
    assert shown.is_visible()
    assert len(page.context.pages) == 1
    field.blur()
    page.keyboard.press("ArrowRight")
    page.locator(".slide.present").get_by_text("ขอบคุณ").wait_for()
    page.keyboard.press("PageUp")
    shown.wait_for()


def test_what_is_put_away_cannot_be_reached(open_page: Callable[..., Any], deck: Path) -> None:
    page = open_page(deck).settle().page
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('.slide:not(.present)')")


@pytest.mark.parametrize("query", ["", "?print-pdf"])
def test_paper_has_a_page_for_every_slide(
    open_page: Callable[..., Any], deck: Path, query: str
) -> None:
    page = open_page(deck, query=query).settle().page
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert pages == page.locator(".slides > .slide").count()


def test_the_fit_check_says_what_is_wrong_and_where(browser: Any, tmp_path: Path) -> None:
    rows = "<tr><td>แถว</td></tr>" * 60
    cells = [
        md("# ก"),
        md("## ตาราง"),
        out({"text/html": f"<table>{rows}</table>", "text/plain": "x"}),
        md("## ยาว\n\n" + "\n\n".join(f"ย่อหน้าที่ {n}" for n in range(40))),
        md("## เล็ก\n\n<p style='font-size:9px'>ตัวหนังสือเล็ก</p>\n\n![](dot.svg)"),
    ]
    square = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>'
    (tmp_path / "dot.svg").write_text(square, "utf-8")
    nbformat.write(new_notebook(cells=cells), tmp_path / "bad.ipynb")
    [result] = make_decks([tmp_path / "bad.ipynb"], tmp_path / "out")
    assert result.path
    said = [str(found) for found in fit.look(browser, result.path)]
    assert len(said) == 4
    assert re.match(r"bad slide 2 \(cell 2\): the table is \d+ px too tall and scrolls", said[0])
    assert re.match(r"bad slide 3 \(cell 4\): the text is \d+ px too tall", said[1])
    assert "slide 4 (cell 5): “ตัวหนังสือเล็ก” is set in 9 px" in said[2]
    assert "slide 4 (cell 5): a picture has no description" in said[3]
