"""Decks as a hall, a phone, a printer and a screen reader meet them."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from axe import violations
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from playwright.sync_api import expect
from pypdf import PdfReader

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


def long_table() -> str:
    rows = "".join(f"<tr><th>{n}</th><td>หมู่ที่ {n}</td></tr>" for n in range(1, 61))
    return WIDE_TABLE.format("<th>หมู่บ้าน</th>", rows)


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
        md("## รูป", "slide", "figure"),
        out(figure()._repr_mimebundle_()),
        md("ดูสามจุด", "-"),
        md("## หลายหน้า"),
        out(pages._repr_mimebundle_()),
        md("## ตารางกว้าง"),
        out({"text/html": wide_table(), "text/plain": "x"}),
        md("## ตารางยาว"),
        out({"text/html": long_table(), "text/plain": "x"}),
        md("ชวนอ่านแถว A7", "notes"),
        md("## โค้ดและสูตร\n\n$x^2$"),
        out({"text/plain": "0.95"}, "show-code", source="(391 - 20) / 391  # ร้อยละ"),
        md("## ของแปลกปลอม"),
        out({"text/html": HOSTILE, "text/plain": "x"}),
        md(
            "## ที่มา\n\n" + "\n".join(f"{n}. รายงานฉบับที่ {n}" for n in range(1, 15)),
            "slide",
            "sources",
        ),
        md("## ช่องกรอก"),
        out({"text/html": "<label>ชื่อ <input type='text'></label>", "text/plain": "x"}),
        md("## ท้าย\n\nขอบคุณ", "slide", "exercise"),
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


def test_the_policy_itself_refuses_what_the_cleaning_might_miss(browser: Any, deck: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        context = browser.new_context()
        try:
            page = context.new_page()
            page.goto(deck.resolve().as_uri())
            attack = """async (address) => {
                const script = document.createElement("script");
                script.textContent = "window.stolen = 1";
                const style = document.createElement("link");
                Object.assign(style, { rel: "stylesheet", href: address });
                document.body.append(script, style);
                const image = new Image();
                const over = new Promise((go) => (image.onload = image.onerror = go));
                image.src = address;
                await Promise.all([over, fetch(address).catch(() => 0)]);
            }"""
            page.evaluate(attack, address)
            assert page.evaluate("window.stolen") is None
            server.settimeout(0.2)
            with pytest.raises(TimeoutError):
                server.accept()
        finally:
            context.close()


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


@pytest.mark.parametrize("query", ["", "?theme=dark"])
def test_axe_finds_nothing_on_any_slide(
    open_page: Callable[..., Any], deck: Path, query: str
) -> None:
    opened = open_page(deck, query=query, reduced_motion="reduce").settle()
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


def test_a_long_table_is_cut_and_is_whole_one_click_away(
    open_page: Callable[..., Any], deck: Path
) -> None:
    opened = open_page(deck, reduced_motion="reduce").settle()
    page = opened.page
    slide = slide_with(opened, "ตารางยาว")
    shown = slide.locator("tbody tr:visible").count()
    assert 5 <= shown < 60
    more = slide.get_by_role("button")
    assert more.inner_text() == f"อีก {60 - shown} แถว · ดูทั้งตาราง"
    at = page.evaluate("location.hash")
    more.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="ตารางยาว")
    assert dialog.locator("tbody tr:visible").count() == 60
    page.keyboard.press("End")
    dialog.get_by_text("หมู่ที่ 60").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert dialog.count() == 0
    assert page.evaluate("location.hash") == at
    assert page.evaluate("document.activeElement.closest('.more-rows') !== null")
    phone = open_page(deck, (740, 360)).page
    assert phone.get_by_text("หมู่ที่ 60", exact=True).is_visible()


def test_the_dark_ground_is_a_key_away_and_is_remembered(
    open_page: Callable[..., Any], deck: Path
) -> None:
    opened = open_page(deck).settle()
    page = opened.page
    figure = slide_with(opened, "รูป").locator("img")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.keyboard.press("d")
    assert page.evaluate(ground) == "rgb(20, 25, 31)"
    white = "el => getComputedStyle(el).backgroundColor"
    assert figure.evaluate(white) == "rgb(255, 255, 255)"
    page.reload()
    opened.settle()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.keyboard.press("d")
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_the_speaker_can_blank_the_screen_jump_and_ask_for_the_keys(
    open_page: Callable[..., Any], deck: Path
) -> None:
    opened = open_page(deck, reduced_motion="reduce", has_touch=True).settle()
    page = opened.page
    page.keyboard.press("b")
    page.locator(".reveal.paused").wait_for()
    assert page.locator(".pause-overlay").is_visible()
    page.keyboard.press(".")
    page.locator(".reveal:not(.paused)").wait_for()
    page.keyboard.press("g")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#/3$"))
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="ปุ่มลัด")
    assert dialog.get_by_text("หน้าต่างผู้สอน").is_visible()
    page.keyboard.press("PageDown")
    assert page.evaluate("location.hash") == "#/3"
    assert violations(page) == []
    page.keyboard.press("Escape")
    touch = page.context.new_cdp_session(page)
    for kind, x in (("touchStart", 900), ("touchMove", 600), ("touchMove", 300), ("touchEnd", 0)):
        points = [{"x": x, "y": 650}] if x else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    expect(page).to_have_url(re.compile(r"#/4$"))
    assert opened.complaints == []


def test_a_handout_is_a4_with_the_notes_below_each_slide(
    open_page: Callable[..., Any], deck: Path, tmp_path: Path
) -> None:
    page = open_page(deck, query="?print&theme=dark").settle().page
    page.wait_for_selector("html[data-handout=done]", state="attached")
    assert page.get_by_text("ความลับของผู้สอน").last.is_visible()
    (tmp_path / "handout.pdf").write_bytes(
        page.pdf(prefer_css_page_size=True, print_background=True)
    )
    read = PdfReader(tmp_path / "handout.pdf")
    slides = page.locator(".slides > .slide").count()
    assert slides / 2 <= len(read.pages) <= slides / 2 + 3
    for sheet in read.pages:
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == (595, 842)
    said = [sheet.extract_text() for sheet in read.pages]
    assert "A7" in said[[bool("ตารางยาว" in each) for each in said].index(True)]
    assert not any("พิมพ์หรือบันทึก" in each for each in said)


def test_requests_that_hang_keep_no_slide_back_and_show_no_notes(browser: Any, deck: Path) -> None:
    """A captive portal: whoever asks the network is never answered."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        proxy = {"server": f"http://127.0.0.1:{silent.getsockname()[1]}", "bypass": "<-loopback>"}
        context = browser.new_context(proxy=proxy)
        try:
            page = context.new_page()
            page.goto(deck.resolve().as_uri(), wait_until="commit")
            page.get_by_role("heading", name="เมืองเมเดยิน").wait_for()
            page.wait_for_selector("html[data-fit=done]", state="attached")
            assert not page.get_by_text("ความลับของผู้สอน").is_visible()
            silent.settimeout(0.2)
            with pytest.raises(TimeoutError):
                silent.accept()  # nobody asked
            asking = context.new_page()
            asking.evaluate("void fetch('http://example.org/').catch(() => 0)")
            silent.settimeout(20)
            silent.accept()[0].close()  # but who asks is sent here
        finally:
            context.close()


def test_charts_of_plotly_and_altair_are_drawn_without_a_network(
    open_page: Callable[..., Any], tmp_path: Path
) -> None:
    import altair
    import plotly.graph_objects as go

    chart = altair.Chart(altair.Data(values=[{"ปี": 2545, "ราย": 185}]), title="จำนวนราย")
    drawn = chart.mark_bar().encode(x="ปี:O", y="ราย:Q")
    figure = go.Figure(go.Scatter(x=[2545, 2550], y=[185, 34]), layout={"title": "แนวโน้ม"})
    cells = [
        md("# ก"),
        md("## plotly"),
        out({"application/vnd.plotly.v1+json": figure.to_plotly_json(), "text/plain": "x"}),
        md("## altair"),
        out(drawn._repr_mimebundle_()),
    ]
    path = tmp_path / "charts.ipynb"
    path.write_text(json.dumps(new_notebook(cells=cells), default=list), "utf-8")
    [result] = make_decks([path], tmp_path / "out")
    assert result.path, result.error
    opened = open_page(result.path).settle()
    assert slide_with(opened, "plotly").locator("svg .scatterlayer .trace").count() == 1
    bars = slide_with(opened, "altair").get_by_role("img", name="จำนวนราย")
    assert bars.bounding_box()["width"] > 400
    assert (opened.requests, opened.complaints) == ([], [])


def slide_with(opened: Any, heading: str) -> Any:
    """Turn to the slide with this heading."""
    number = opened.page.evaluate(
        """text => [...document.querySelectorAll(".slides > .slide")].findIndex(
            (slide) => slide.querySelector("h2")?.textContent.trim() === text) + 1""",
        heading,
    )
    return opened.slide(number)


@pytest.mark.parametrize("query", ["", "?print-pdf"])
def test_paper_has_a_page_for_every_slide(
    open_page: Callable[..., Any], deck: Path, query: str
) -> None:
    page = open_page(deck, query=query).settle().page
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert pages == page.locator(".slides > .slide").count()


def test_the_fit_check_says_what_is_wrong_and_where(browser: Any, tmp_path: Path) -> None:
    rows = f"<tr><td>{'แถวที่สูงเกินไป ' * 300}</td></tr>" * 2
    cells = [
        md("# ก"),
        md("## ตาราง"),
        out({"text/html": f"<table>{rows}</table>", "text/plain": "x"}),
        md("## ยาว\n\n" + "\n\n".join(f"ย่อหน้าที่ {n}" for n in range(40))),
        md("## จาง\n\n<p style='color:#999'>ตัวหนังสือจาง</p>"),
        md("## เล็ก\n\n<p style='font-size:9px'>ตัวหนังสือเล็ก</p>\n\n![](dot.svg)"),
    ]
    square = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"/>'
    (tmp_path / "dot.svg").write_text(square, "utf-8")
    nbformat.write(new_notebook(cells=cells), tmp_path / "bad.ipynb")
    [result] = make_decks([tmp_path / "bad.ipynb"], tmp_path / "out")
    assert result.path
    said = [str(found) for found in fit.look(browser, result.path)]
    assert len(said) == 5, said
    assert re.match(r"bad slide 2 \(cell 2\): the table is \d+ px too tall and scrolls", said[0])
    assert re.match(r"bad slide 3 \(cell 4\): the text is \d+ px too tall", said[1])
    assert re.match(r"bad slide 4 \(cell 5\): “ตัวหนังสือจาง” is hard .* contrast 2\.8", said[2])
    assert "slide 5 (cell 6): “ตัวหนังสือเล็ก” is set in 9 px" in said[3]
    assert "slide 5 (cell 6): a picture has no description" in said[4]


def test_the_command_checks_what_it_made_and_fails_when_something_is_to_mend(
    tmp_path: Path,
) -> None:
    wide = "<div style='width:1500px'>กว้างเกินไป</div>"
    for name, text in {"good": "## ดี", "bad": f"## กว้าง\n\n{wide}"}.items():
        cells = [md("# ก"), md(text)]
        nbformat.write(new_notebook(cells=cells), tmp_path / f"{name}.ipynb")

    def slides(name: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "situtor", "slides", f"{name}.ipynb", "--check"]
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )

    good, bad = slides("good"), slides("bad")
    assert (good.returncode, good.stderr) == (0, "")
    assert bad.returncode != 0
    assert re.search(r"bad slide 2 \(cell 2\): the text is \d+ px too", bad.stderr)
    assert "on a phone held sideways the text runs" in bad.stderr
