"""What a group takes away: the argument's map, and the poster, as pictures and on paper."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from kind_page import HOSTILE
from playwright.sync_api import expect
from pypdf import PdfReader
from test_every_kind import ONE_OF_EACH

from situtor.exercises import spec, static

pytestmark = pytest.mark.browser
A3 = (1190.6, 841.9)  # points


@pytest.fixture
def exercise(tmp_path: Path, open_page: Callable[..., Any]):
    def opener(kind: str) -> tuple[Any, dict[str, Any]]:
        path = tmp_path / f"{kind}.html"
        path.write_text(static.page(*ONE_OF_EACH[kind], "th"), "utf-8")
        return open_page(path), spec.resolve(*ONE_OF_EACH[kind], "th")

    return opener


def taken(page: Any, button: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(download.value.path()).rename(
        Path(download.value.path()).with_name(download.value.suggested_filename)
    )


def dark_share(page: Any, picture: Path) -> tuple[list[int], float]:
    """The size of a PNG, and the share of its pixels that are not white."""
    data = "data:image/png;base64," + base64.b64encode(picture.read_bytes()).decode()
    width, height, share = page.evaluate(
        """async (source) => {
          const image = new Image();
          image.src = source;
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.width, image.height];
          const pen = canvas.getContext("2d");
          pen.drawImage(image, 0, 0);
          const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
          let dark = 0;
          for (let at = 0; at < data.length; at += 4) dark += data[at] < 128;
          return [image.width, image.height, dark / (data.length / 4)];
        }""",
        data,
    )
    return [width, height], share


def test_the_map_of_an_argument_is_kept_as_svg_and_png(exercise):
    opened, _ = exercise("argument")
    page = opened.page
    parts = {"claim": "ข้อสรุป", "grounds": "รายงานบอกว่าถูก " * 30, "warrant": HOSTILE}
    for part in parts.values():
        page.locator("textarea:visible").fill(part)
        page.get_by_role("button", name="ข้อถัดไป").click()
    drawing = ElementTree.parse(taken(page, "SVG")).getroot()
    space = "{http://www.w3.org/2000/svg}"
    texts = [each.text or "" for each in drawing.iter(f"{space}text")]
    assert "ข้อสรุป" in texts
    assert "".join(texts).count("รายงานบอกว่าถูก") == 30, "all that was written is taken along"
    assert page.locator(".si-box-text").count() <= 12, "on the screen a box holds a few lines"
    assert HOSTILE[:20] in "".join(texts)
    assert len(list(drawing.iter(f"{space}rect"))) == 6
    assert len(list(drawing.iter(f"{space}line"))) == 5
    assert "data:font/woff2" in "".join(each.text or "" for each in drawing.iter(f"{space}style"))
    assert not list(drawing.iter(f"{space}img"))
    size, dark = dark_share(page, taken(page, "PNG"))
    assert size[0] == 1960
    assert size[1] == 2 * round(float(drawing.get("viewBox").split()[3]))
    assert dark > 0.01
    assert opened.requests == []


def test_the_poster_is_one_a3_sheet_as_paper_png_and_html(exercise, tmp_path):
    opened, asked = exercise("canvas")
    page = opened.page
    page.get_by_label("ชื่อกลุ่ม").fill("<b>กลุ่มน้ำใส</b>")
    long = "ชาวบ้านตรวจน้ำทุกเดือนแล้วบอกกันในกลุ่ม ถามว่าดีขึ้นเพราะอะไร " * 9
    areas = page.locator(".si-canvas-boxes textarea")
    for place in range(len(asked["boxes"])):
        areas.nth(place).fill(long if place % 2 else f"{place} {HOSTILE}")
    page.evaluate("window.print = () => {}")
    with page.context.expect_page() as popup:
        page.get_by_role("button", name="พิมพ์โปสเตอร์").click()
    sheet = popup.value
    paper = tmp_path / "poster.pdf"
    paper.write_bytes(sheet.pdf(prefer_css_page_size=True, print_background=True))
    pages = PdfReader(paper).pages
    assert len(pages) == 1
    assert (float(pages[0].mediabox.width), float(pages[0].mediabox.height)) == pytest.approx(
        A3, abs=1
    )
    html = taken(page, "เก็บโปสเตอร์เป็น HTML").read_text("utf-8")
    assert not re.search(r"<(b|img|script)\b", html)
    assert "&lt;b&gt;กลุ่มน้ำใส" in html
    assert not re.search(r"https?://", html)
    kept = tmp_path / "poster.html"
    kept.write_text(html, "utf-8")
    page.goto(kept.as_uri())
    room, type_size = page.locator(".boxes").evaluate(
        "el => [el.clientHeight - el.scrollHeight, parseFloat(getComputedStyle(el).fontSize)]"
    )
    assert room >= -1, "all stands on the sheet"
    assert type_size > 15, "and can be read on a wall"
    for box in asked["boxes"]:
        expect(page.get_by_role("heading", name=box["title"])).to_be_visible()
    page.goto((tmp_path / "canvas.html").as_uri())
    size, dark = dark_share(page, taken(page, "เก็บโปสเตอร์เป็น PNG"))
    assert size == [3174, 2244]
    assert dark > 0.02
    assert {Path(each).name for each in opened.requests} <= {"poster.html", "canvas.html"}
    assert opened.complaints == []
