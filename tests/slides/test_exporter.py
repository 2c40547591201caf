"""From notebook to deck: what is in the file, and what must never be."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from situtor.show.html import View, stylesheet
from situtor.slides.errors import SlidesError
from situtor.slides.exporter import SlidesExporter
from situtor.slides.make import make_decks

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
    "rkJggg=="
)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="9"/></svg>'
HOSTILE = [
    '<script src="http://evil.example/a.js"></script><p>after</p>',
    '<SCRIPT>window.stolen = 1</SCRIPT ><img src=http://evil.example/i.png onerror="stolen=1">',
    '<iframe src="https://evil.example/"></iframe><object data="//evil.example/o"></object>',
    '<link rel=stylesheet href="//evil.example/s.css"><meta http-equiv=refresh content=0>',
    "<style>@import 'https://evil.example/i.css'; p{background:url(//evil.example/b)}</style>",
    '<div style="background:url(//evil.example/c)">x</div><base href="https://evil.example/">',
    '<svg><image href="https://evil.example/d.svg"/><use xlink:href="//evil.example/e#f"/></svg>',
    '<video poster="http://evil.example/p"><source src="http://evil.example/v"></video>',
    '<a href="javascript:stolen=1" ping="http://evil/">t</a><img srcset="//evil.example/2">',
    '<form action="http://evil.example/"><input formaction="//evil.example/"></form>',
]


def slide(kind: str, *tags: str) -> dict[str, Any]:
    return {"slideshow": {"slide_type": kind}, "tags": list(tags)}


def html_output(html: str) -> Any:
    return new_output("display_data", {"text/html": html, "text/plain": "x"})


def cell(*outputs: Any, source: str = "show()", metadata: dict[str, Any] | None = None) -> Any:
    return new_code_cell(source, outputs=list(outputs), metadata=metadata or {})


def export(cells: list[Any], **metadata: Any) -> str:
    notebook = new_notebook(cells=cells, metadata=metadata)
    return str(SlidesExporter().from_notebook_node(notebook)[0])


def sections(deck: str) -> list[str]:
    """The slides' HTML, one string each."""
    return re.findall(r'<section class="slide.*?</section>', deck, re.S)


class Loads(HTMLParser):
    """Collects every address a browser would fetch by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            loads = name in (
                "src",
                "srcset",
                "poster",
                "data",
                "background",
                "xlink:href",
                "action",
            )
            if loads or (name == "href" and tag != "a"):
                self.found.append(value or "")
            if name == "style":
                self.handle_data(value or "")

    def handle_data(self, data: str) -> None:
        self.found += re.findall(r"url\(\s*[\"']?([^)\"']*)", data)
        self.found += re.findall(r"@import\s*[\"']([^\"']*)", data)


def outside(deck: str) -> list[str]:
    parser = Loads()
    parser.feed(re.sub(r"<script.*?</script>", "", deck, flags=re.S))
    return [each for each in parser.found if not each.startswith(("data:", "#"))]


def test_a_deck_loads_nothing_from_outside_whatever_the_notebook_holds() -> None:
    deck = export(
        [
            new_markdown_cell("# T"),
            cell(*map(html_output, HOSTILE)),
            new_markdown_cell("\n\n".join(HOSTILE)),
        ]
    )
    assert outside(deck) == []
    assert "window.stolen" not in deck
    assert "onerror" not in "".join(sections(deck))
    assert "after" in deck


def test_a_policy_in_the_file_lets_only_its_own_scripts_run() -> None:
    policy = re.search(
        r'Content-Security-Policy" content="([^"]*)"', export([cell(html_output("x"))])
    )
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "'unsafe-inline'" not in re.search(r"script-src ([^;]*)", policy[1])[1]  # type: ignore[index]


def test_html_that_is_left_open_cannot_swallow_the_next_slide() -> None:
    deck = export(
        [
            new_markdown_cell("# T"),
            new_markdown_cell("## one"),
            cell(html_output("<div><table><tr><td>open <b>bold")),
            new_markdown_cell("## two"),
            cell(html_output("</div></section></main></body><p>rest")),
            new_markdown_cell("## three"),
        ]
    )
    assert len(sections(deck)) == 4
    for each in sections(deck):
        assert each.count("<div") == each.count("</div>")
        assert each.count("<table") == each.count("</table>")


def test_code_errors_and_warnings_stay_out_of_sight() -> None:
    trouble = new_output("error", ename="ValueError", evalue="boom", traceback=["Traceback boom"])
    warning = new_output("stream", name="stderr", text="UserWarning: careful")
    printed = new_output("stream", name="stdout", text="391 → 20")
    deck = export(
        [
            cell(trouble, warning, printed, source="hidden_name = 1"),
            cell(printed, source="shown_name = 2", metadata=slide("-", "show-code")),
        ]
    )
    slides = "".join(sections(deck))
    assert "391 → 20" in slides
    assert "shown_name" in slides
    for word in ("hidden_name", "boom", "careful"):
        assert word not in deck


def test_slideshow_metadata_is_followed() -> None:
    deck = export(
        [
            new_markdown_cell("# เปิดเรื่อง", metadata=slide("slide")),
            new_markdown_cell("พูดช้า ๆ", metadata=slide("notes")),
            new_markdown_cell("## หนึ่ง", metadata=slide("slide")),
            new_markdown_cell("ทีหลัง", metadata=slide("fragment")),
            new_markdown_cell("## ย่อย", metadata=slide("subslide")),
            new_markdown_cell("ข้ามไป", metadata=slide("skip")),
        ]
    )
    found = sections(deck)
    assert len(found) == 3
    assert 'class="notes" hidden><p>พูดช้า ๆ' in found[0]
    assert re.search(r'class="block-text fragment"[^>]*><p>ทีหลัง', found[1])
    assert "ข้ามไป" not in deck
    assert '<html lang="th">' in deck
    assert "<title>เปิดเรื่อง</title>" in deck


def test_without_slideshow_metadata_slides_begin_at_headings_and_before_they_grow_too_long() -> (
    None
):
    long = "\n\n".join(f"Paragraph {n}. " + "Words that fill the line. " * 8 for n in range(9))
    deck = export(
        [
            new_markdown_cell("# Title\n\nA short opening."),
            new_markdown_cell("## First\n\ntext\n\n### part of it\n\n## Second"),
            new_markdown_cell(long),
        ]
    )
    found = sections(deck)
    assert "layout-title" in found[0]
    assert "First" in found[1]
    assert "part of it" in found[1]
    assert "Second" in found[2]
    assert len(found) >= 5
    assert all("(continued" in each for each in found[3:])
    assert '<html lang="en">' in deck


def test_each_page_of_a_view_becomes_a_slide_that_repeats_the_heading() -> None:
    view = View(["<p>หน้า 1</p>", "<p>หน้า 2</p>", "<p>หน้า 3</p>"], "plain", "th")
    deck = export(
        [
            new_markdown_cell("# ต้น", metadata=slide("slide")),
            new_markdown_cell("## ลำดับเหตุการณ์", metadata=slide("slide")),
            cell(new_output("display_data", view._repr_mimebundle_())),
            new_markdown_cell("จำไว้", metadata=slide("notes")),
        ]
    )
    found = sections(deck)[1:]
    assert len(found) == 3
    assert ["(ต่อ" in each for each in found] == [False, True, True]
    assert all("ลำดับเหตุการณ์" in each for each in found)
    assert all("จำไว้" in each for each in found)
    assert deck.count(stylesheet()[:200]) == 1


def test_images_come_along_and_those_that_cannot_leave_a_note(tmp_path: Path) -> None:
    (tmp_path / "near.png").write_bytes(base64.b64decode(PIXEL))
    near, far = "![ใกล้](near.png) ![แนบ](attachment:a.png)", "https://example.org/far.png"
    source = f"{near} ![ไกล]({far}) ![](gone.png)"
    notebook = new_notebook(
        cells=[
            new_markdown_cell(source, attachments={"a.png": {"image/png": PIXEL}}),
            cell(
                new_output(
                    "display_data",
                    {"image/svg+xml": DRAWING},
                    metadata={"image/svg+xml": {"alt": "สี่เหลี่ยม"}},
                )
            ),
        ]
    )
    nbformat.write(notebook, tmp_path / "n.ipynb")
    deck = str(SlidesExporter().from_filename(str(tmp_path / "n.ipynb"))[0])
    assert outside(deck) == []
    assert deck.count('src="data:image/png;base64,') == 2
    assert 'alt="สี่เหลี่ยม" width="400" height="200"' in deck
    assert "อยู่บนอินเทอร์เน็ต: https://example.org/far.png" in deck
    assert "ไม่พบไฟล์ภาพ: gone.png" in deck


def test_mathematics_needs_no_network_and_money_is_not_mathematics() -> None:
    deck = "".join(
        sections(export([new_markdown_cell("$x^2$, from $5 to $10\n\n$$\\frac{a}{b}$$")]))
    )
    assert deck.count("<math") == 2
    assert "from $5 to $10" in deck


def test_a_live_output_without_another_form_says_where_it_lives() -> None:
    widget = new_output(
        "display_data",
        {
            "application/vnd.jupyter.widget-view+json": {"model_id": "1"},
            "text/plain": "IntSlider()",
        },
    )
    plotly = html_output("<div id='p'></div><script>Plotly.newPlot()</script>")
    deck = export([new_markdown_cell("# T"), cell(widget, plotly)])
    assert deck.count("needs JupyterLab") == 2
    assert "IntSlider" not in deck


def test_an_unrun_notebook_is_run_where_it_lies(tmp_path: Path) -> None:
    folder = tmp_path / "th"
    folder.mkdir()
    (folder / "beside.txt").write_text("อยู่ข้างกัน", "utf-8")
    source = "import os, pathlib\nbeside = pathlib.Path('beside.txt').read_text('utf-8')\n"
    source += "print(beside, os.environ['SITUTOR_EXPORT'])"
    notebook = new_notebook(cells=[new_code_cell(source)])
    nbformat.write(notebook, folder / "run.ipynb")
    results = make_decks([folder / "run.ipynb"], tmp_path / "out")
    deck = tmp_path / "out" / "th" / "run.slides.html"
    assert [each.path for each in results] == [deck]
    assert "อยู่ข้างกัน 1" in deck.read_text("utf-8")


def test_one_bad_notebook_is_named_and_does_not_stop_the_others(tmp_path: Path) -> None:
    bad = new_notebook(cells=[new_markdown_cell("# ก"), new_code_cell("1 / 0", id="abc123")])
    endless = new_notebook(cells=[new_code_cell("while True: pass", id="loop")])
    good = new_notebook(cells=[new_markdown_cell("# ดี")])
    mistyped = new_notebook(cells=[new_code_cell("print('ก'", id="typo")])
    lines = new_code_cell("for _ in range(50): print('ดัง ' * 100_000)")  # 50 MB
    loud = new_notebook(cells=[new_markdown_cell("# ดัง"), lines])
    notebooks = {"bad": bad, "endless": endless, "good": good, "loud": loud, "mistyped": mistyped}
    for name, notebook in notebooks.items():
        nbformat.write(notebook, tmp_path / f"{name}.ipynb")
    (tmp_path / "torn.ipynb").write_text('{"cells": [', "utf-8")
    names = [*notebooks, "torn"]
    told: list[str] = []
    results = make_decks(
        [tmp_path / f"{name}.ipynb" for name in names],
        tmp_path / "out",
        timeout=8,
        on_step=lambda result: told.append(result.notebook.stem),
    )
    by_name = dict(zip(names, results, strict=True))
    assert by_name["good"].ok
    assert by_name["bad"].error == "bad, cell 2 (id abc123): ZeroDivisionError: division by zero"
    assert "endless, cell 1 (id loop): still running after 8 s" in (by_name["endless"].error or "")
    assert "not a notebook" in (by_name["torn"].error or "")
    assert (
        by_name["mistyped"].error
        == "mistyped, cell 1 (id typo): SyntaxError: incomplete input (line 1)"
    )
    assert all("\n" not in each.error for each in results if each.error)
    assert sorted(told) == names
    made = [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert sorted(made) == ["good.slides.html", "loud.slides.html"]
    assert (tmp_path / "out" / "th" / "loud.slides.html").stat().st_size < 500_000


def test_a_locked_folder_is_one_line_and_leaves_nothing_behind(tmp_path: Path) -> None:
    nbformat.write(new_notebook(cells=[new_markdown_cell("# ก")]), tmp_path / "n.ipynb")
    (tmp_path / "out").write_text("a file where the folder should be", "utf-8")
    [result] = make_decks([tmp_path / "n.ipynb"], tmp_path / "out")
    assert not result.ok
    assert str(tmp_path / "out") in (result.error or "")
    assert "\n" not in (result.error or "")


def test_an_exercise_that_does_not_exist_is_named_with_its_cell() -> None:
    wrong = {"what": "exercise", "case": "medelin", "exercise": "x", "lang": "th"}
    bundle = {"application/vnd.situtor+json": wrong, "text/plain": "x"}
    with pytest.raises(SlidesError, match=r"cell 1 \(id .*no case 'medelin'.* medellin"):
        export([cell(new_output("display_data", bundle))])


def test_the_exporter_raises_the_same_plain_line() -> None:
    with pytest.raises(SlidesError, match=r"cell 1 .*NameError: name 'nowhere' is not defined"):
        export([new_code_cell("nowhere")])


def test_nbconvert_knows_the_exporter_by_name() -> None:
    from nbconvert.exporters import get_exporter

    assert get_exporter("situtor_slides") is SlidesExporter
