"""The course site: opened from a file, as a participant with a USB stick does."""

from __future__ import annotations

import csv
import http.server
import io
import re
import threading
from collections.abc import Callable
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from axe import violations
from click.testing import CliRunner

from situtor import library
from situtor.cli import main
from situtor.errors import SitutorError
from situtor.exercises.kinds import ANSWERS
from situtor.exercises.spec import load_exercises
from situtor.show import charts
from situtor.site import words, worksheets
from situtor.site.build import make_site
from situtor.site.figures import make_figures
from situtor.site.output import Folder

if TYPE_CHECKING:
    from conftest import Opened

Made = Any  # the fixture's class lies in a conftest, which cannot be imported by name
Opener = Callable[..., "Opened"]

# One page of every template.
PAGES = (
    "index",
    "cases/index",
    "cases/medellin",
    "lessons/day1_04_medellin",
    "exercises/medellin-metrocable_claim",
    "data/index",
    "data/concepts",
    "glossary",
    "search",
)


class Links(HTMLParser):
    """What a page points to, the ids it has, and its policy."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.policy = ""
        self.other = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attrs}
        if "id" in found:
            self.ids.add(found["id"])
        if tag == "meta" and found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"]
        if tag == "link" and found.get("rel") == "alternate":
            self.other = found["href"]
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        elif found.get("href") or found.get("src"):
            self.loaded.append(found.get("href") or found["src"])


def pages_of(made: Made) -> dict[str, Links]:
    """Every page but the decks, by name."""
    return {
        path.relative_to(made.out).as_posix(): Links(path.read_text("utf-8"))
        for path in made.out.rglob("*.html")
        if "slides" not in path.relative_to(made.out).parts
    }


# --- links and safety ------------------------------------------------------------------------


def test_every_link_leads_somewhere_and_nothing_is_loaded_from_outside(made: Made) -> None:
    pages = pages_of(made)
    assert len(pages) > 40
    for name, page in pages.items():
        for link in [*page.links, *page.loaded]:
            if link.startswith(("http://", "https://")):
                assert link not in page.loaded, (name, link)
                continue
            if link == "data:,":
                continue
            there, _, anchor = link.partition("#")
            target = (made.out / name).parent.joinpath(unquote(there)) if there else made.out / name
            assert target.is_file(), (name, link)
            if anchor:
                other = target.resolve().relative_to(made.out.resolve()).as_posix()
                assert anchor in pages[other].ids, (name, link)


def test_every_page_refuses_the_network_and_has_its_twin(made: Made) -> None:
    for name, page in pages_of(made).items():
        assert page.policy.startswith("default-src 'none'"), name
        assert "http" not in page.policy, name
        if "worksheets" in name or name == "index.html":
            continue
        twin = (made.out / name).parent.joinpath(page.other).resolve()
        there = twin.relative_to(made.out.resolve()).as_posix()
        assert there[2:] == name[2:], name
        assert {there[:2], name[:2]} == {"th", "en"}


def test_the_first_page_is_light(made: Made, open_page: Opener) -> None:
    opened = open_page(made.out / "index.html")
    opened.page.wait_for_url("**/th/index.html")
    opened.page.wait_for_load_state("networkidle")
    parts = {Path(unquote(url.removeprefix("file://"))) for url in opened.requests}
    assert {path.name for path in parts} == {"index.html", "site.css", "site.js", "theme.js"}
    assert sum(path.stat().st_size for path in parts) <= 300_000


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("lang", "size", "scheme"), [("th", (360, 740), "dark"), ("en", (1280, 720), "light")]
)
def test_a_page_from_a_file_is_whole_and_can_be_used_by_everyone(
    made: Made, open_page: Opener, name: str, lang: str, size: tuple[int, int], scheme: str
) -> None:
    opened = open_page(made.out / lang / f"{name}.html", size, color_scheme=scheme)
    page = opened.page
    assert opened.complaints == []
    assert all(url.startswith(made.out.as_uri()) for url in opened.requests)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.evaluate("document.fonts.check('17px Sarabun')")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(20, 25, 31)" if scheme == "dark" else "rgb(255, 255, 255)")
    assert violations(page) == []


def test_a_static_host_serves_it_as_well(made: Made, browser: Any) -> None:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    handler = partial(Quiet, directory=str(made.out))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page, wrong = browser.new_page(), []
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("response", lambda got: wrong.append(got.url) if got.status >= 400 else None)
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.wait_for_url("**/th/index.html")
        page.get_by_role("searchbox").fill("กระเช้า")
        page.keyboard.press("Enter")
        page.locator("#found li").first.wait_for()
        page.locator("#found a").first.click()
        page.wait_for_load_state()
        assert wrong == []
        page.close()
        server.shutdown()


# --- with the keyboard, without script, on paper ---------------------------------------------


def test_the_keyboard_reaches_the_content_first_and_the_theme_stays(
    made: Made, open_page: Opener
) -> None:
    page = open_page(made.out / "en" / "index.html", color_scheme="light").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.get_by_role("button", name="Switch between light and dark").click()
    page.get_by_role("link", name="Glossary").click()
    page.wait_for_url("**/glossary.html")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 25, 31)"


def test_without_script_all_but_search_filters_and_exercises_is_there(
    made: Made, open_page: Opener
) -> None:
    off = {"java_script_enabled": False}
    page = open_page(made.out / "th" / "cases" / "medellin.html", **off).page
    assert page.get_by_role("img").first.is_visible()
    page.get_by_text("ดูตัวเลขในตาราง").first.click()
    assert page.get_by_role("table").first.is_visible()
    page = open_page(made.out / "th" / "cases" / "index.html", **off).page
    assert page.locator(".cards > li").count() == 2
    assert not page.locator("#filter").is_visible()
    page = open_page(made.out / "th" / "exercises" / "medellin-which_count.html", **off).page
    assert "โปรดเปิดใช้ในเบราว์เซอร์" in page.inner_text("main")
    page = open_page(made.out / "th" / "search.html", **off).page
    assert "การค้นหาต้องใช้ JavaScript" in page.inner_text("main")


def test_on_paper_the_tables_are_open_and_the_menus_gone(made: Made, open_page: Opener) -> None:
    page = open_page(made.out / "th" / "cases" / "medellin.html").page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("details:not([open])").count() == 0
    assert not page.get_by_role("navigation").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


# --- finding ---------------------------------------------------------------------------------


@pytest.fixture
def ask(made: Made, open_page: Opener) -> Callable[[str, str], list[str]]:
    """What the search page finds, as titles; each first result is followed to where it leads."""

    def asked(lang: str, what: str) -> list[str]:
        page = open_page(made.out / lang / "search.html", query=f"?q={what}").page
        found: list[str] = page.locator("#found a").all_inner_texts()
        assert str(len(found)) in page.inner_text("#said") or not found
        if found:
            page.locator("#found a").first.click()
            page.wait_for_load_state()
            anchor = page.url.partition("#")[2]
            assert not anchor or page.locator(f"[id='{anchor}']").count() == 1
        return found

    return asked


@pytest.mark.parametrize(
    ("lang", "what", "expected"),
    [
        pytest.param("th", "กระเช้าไฟฟ้า", "เมเดยิน", id="inside_a_sentence_without_spaces"),
        pytest.param("th", "กลุ่มสัจจะตราด", "จังหวัดตราด", id="words_run_together"),
        pytest.param("th", "เเผนผัง", None, id="a_letter_typed_as_two_finds_no_less"),
        pytest.param("th", "สงเคราะห", None, id="without_its_mark"),
        pytest.param("th", "๒๕๓๔", "พ.ศ. 2534", id="thai_digits"),
        pytest.param("th", "social innovation", "นวัตกรรมสังคม (social innovation)", id="english"),
        pytest.param("en", "cable CAR", "Medellín", id="another_case"),
        pytest.param("en", "medellin", "Medellín", id="without_accents"),
    ],
)
def test_search_finds(
    ask: Callable[[str, str], list[str]], lang: str, what: str, expected: str | None
) -> None:
    found = ask(lang, what)
    if expected is None:
        correct = {"เเผนผัง": "แผนผัง", "สงเคราะห": "สงเคราะห์"}[what]
        assert set(found) >= set(ask(lang, correct))
    else:
        assert any(expected in title for title in found), found


def test_what_is_not_there_is_said_plainly(made: Made, open_page: Opener) -> None:
    page = open_page(made.out / "th" / "search.html", query="?q=<b>ไม่มีคำนี้แน่นอน").page
    assert page.inner_text("#said").startswith("ไม่พบคำนี้")
    assert page.locator("#found li").count() == 0
    assert page.locator("#q").input_value() == "<b>ไม่มีคำนี้แน่นอน"


def test_filters_choose_cases_on_the_map_and_in_the_list(made: Made, open_page: Opener) -> None:
    page = open_page(made.out / "en" / "cases" / "index.html").page
    card, dot = page.locator("li[data-case=medellin]"), page.locator("svg [data-case=medellin]")
    assert page.inner_text("#filter [role=status]") == "Showing 2 of 2 cases"
    page.get_by_role("checkbox", name="Day 2, Thailand").check()
    assert page.inner_text("#filter [role=status]") == "Showing 1 of 2 cases"
    assert not card.is_visible()
    assert not dot.is_visible()
    page.get_by_role("button", name="Show all").click()
    card.wait_for()
    page.get_by_role("checkbox", name="3").check()
    assert card.is_visible()
    assert not page.locator("li[data-case=trat_satcha]").is_visible()
    dot.click()
    page.wait_for_url("**/cases/medellin.html")


# --- what is on it ---------------------------------------------------------------------------


def test_a_case_shows_all_its_facts_tables_and_sources(made: Made) -> None:
    record = library.load_record("medellin")
    page = Links(made.read("th/cases/medellin.html"))
    wanted = {f"fact-{each.id}" for each in record.facts}
    wanted |= {f"table-{each.id}" for each in record.tables}
    assert wanted <= page.ids
    links = {each.url for each in record.sources if each.url}
    assert links <= set(page.links)
    drawn = [each for each in record.tables if each.chart]
    images = re.findall(r'<img src="\.\./charts/medellin-(\w+)\.svg" alt="([^"]+)"', made.read(
        "th/cases/medellin.html"
    ))  # fmt: skip
    assert [table for table, _ in images] == [each.id for each in drawn]
    for table, alt in images:
        assert alt.startswith(("กราฟ", "แผนภาพ")), table


def test_a_lesson_hands_out_its_slides_notebook_and_worksheet(made: Made) -> None:
    links = Links(made.read("th/lessons/day1_04_medellin.html")).links
    assert "../../slides/th/day1_04_medellin.slides.html" in links
    assert "../notebooks/day1_04_medellin.ipynb" in links
    assert "../worksheets/day1_04_medellin.html" in links
    tasks = {f"../exercises/medellin-{each.id}.html" for each in load_exercises("medellin")}
    assert tasks <= set(links)
    assert "บันทึกนี้สำหรับผู้สอนเท่านั้น" not in made.read("th/notebooks/day1_04_medellin.ipynb")
    address = worksheets.address("https://example.org", "medellin", "which_count", "th")
    assert (made.out / address.removeprefix("https://example.org/")).exists()  # the QR code's
    planned = made.read("th/lessons/day2_03_savings_groups.html")
    assert words.PLANNED.th in planned


def test_every_kind_of_exercise_has_a_name() -> None:
    assert words.KIND.keys() == ANSWERS.keys()


def test_a_table_opens_in_a_spreadsheet_with_thai_right(made: Made) -> None:
    raw = (made.out / "th" / "tables" / "medellin-homicides_two_counts.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    record = library.load_record("medellin")
    table = library.find_table(record, "homicides_two_counts")
    known = library.read_rows(record, table)
    assert head[0] == "ปี พ.ศ."
    assert [int(row[0]) - 543 for row in rows] == [row["year"] for row in known]
    numbers = next(at for at, each in enumerate(table.columns) if each.type == "integer")
    name = table.columns[numbers].name
    assert [row[numbers] for row in rows] == [
        "" if row[name] is None else str(row[name]) for row in known
    ]


# --- making it again -------------------------------------------------------------------------


def test_only_what_changed_is_made_again(own: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.stat().st_mtime_ns for path in own.out.rglob("*") if path.is_file()}
    drawn: list[str] = []
    draw = charts.plot
    monkeypatch.setattr(charts, "plot", lambda *args: drawn.append(args[1].id) or draw(*args))
    own.again()
    assert drawn == []
    changed = [path.name for path, at in before.items() if path.stat().st_mtime_ns != at]
    assert changed == [".situtor-site.json"]
    path = own.course / "data" / "cases" / "trat_satcha"
    table = next(each for each in library.load_record("trat_satcha").tables if each.chart)
    csv_file = path / f"{table.id}.csv"
    csv_file.write_bytes(csv_file.read_bytes() + csv_file.read_bytes().splitlines()[-1] + b"\n")
    own.again()
    assert drawn == [table.id] * 2  # in both languages


def test_what_is_no_longer_made_goes_and_what_is_not_ours_stays(own: Made) -> None:
    (own.out / "th" / "mine.txt").write_text("mine", "utf-8")
    gone = own.out / "en" / "cases" / "medellin.html"
    assert gone.exists()
    own.again(langs=["th"])
    assert not (own.out / "en").exists()
    assert (own.out / "th" / "mine.txt").read_text("utf-8") == "mine"
    assert Links(own.read("th/index.html")).other == ""
    assert (own.out / "slides" / "th" / "day1_04_medellin.slides.html").exists()


def test_slides_of_an_earlier_run_stay_when_none_are_wanted(own: Made) -> None:
    own.again(slides=False)
    assert "day1_04_medellin.slides.html" in own.read("th/lessons/day1_04_medellin.html")


def test_worksheets_are_printed_once_and_offered(
    own: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.again(langs=["th"], slides=False, pdf=True)
    paper = own.out / "th" / "worksheets" / "day1_04_medellin.pdf"
    assert paper.read_bytes().startswith(b"%PDF-")
    assert "../worksheets/day1_04_medellin.pdf" in own.read("th/lessons/day1_04_medellin.html")
    monkeypatch.setattr(worksheets, "printer", lambda: pytest.fail("printed again"))
    own.again(langs=["th"], slides=False, pdf=True)
    assert paper.exists()


def test_a_lesson_that_is_no_notebook_is_named_and_the_rest_is_made(own: Made) -> None:
    lesson = own.course / "notebooks" / "th" / "day1_04_medellin.ipynb"
    lesson.write_text("not a notebook", "utf-8")
    made = own.again()
    assert len(made.failed) == 1
    assert "day1_04_medellin" in made.failed[0]
    links = Links(own.read("th/lessons/day1_04_medellin.html")).links
    assert not any(link.endswith((".slides.html", ".ipynb")) for link in links)
    assert "../worksheets/day1_04_medellin.html" in links


def test_text_in_the_data_stays_text(own: Made, open_page: Opener) -> None:
    path = own.course / "data" / "cases" / "medellin" / "case.yaml"
    record = library.load_record("medellin")
    hostile = "</script><img src=x onerror=alert(1)>"
    for old in (record.name.th, record.one_line.th):
        assert old in path.read_text("utf-8")
        path.write_text(path.read_text("utf-8").replace(old, f"'{hostile}'", 1), "utf-8")
    own.again(langs=["th"])
    for name in ("cases/medellin", "cases/index", "lessons/day1_04_medellin"):
        opened = open_page(own.out / "th" / f"{name}.html")
        assert hostile in opened.page.inner_text("main")
        assert opened.complaints == []
    opened = open_page(own.out / "th" / "search.html", query="?q=onerror")
    assert hostile in opened.page.inner_text("#found")
    assert opened.complaints == []


def test_a_table_that_is_wrong_is_named_with_its_place(own: Made) -> None:
    table = next(each for each in library.load_record("trat_satcha").tables if each.chart)
    path = own.course / "data" / "cases" / "trat_satcha" / f"{table.id}.csv"
    path.write_text(path.read_text("utf-8") + "one cell too few\n", "utf-8")
    with pytest.raises(SitutorError, match=rf"{table.id}\.csv, line \d+: found 1 cells"):
        own.again()


# --- where it cannot be ----------------------------------------------------------------------


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("", "utf-8")
    with pytest.raises(SitutorError, match="something else is in this folder"):
        make_site(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = CliRunner().invoke(main, ["site", "--out", str(tmp_path / "file" / "site")])
    assert result.exit_code != 0
    (line,) = result.stderr.splitlines()
    assert "choose another folder with --out" in line
    command = ["site", "--out", str(tmp_path / "site"), "--base-url", "example.org"]
    result = CliRunner().invoke(main, command)
    assert "expected one that begins with https://" in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_file_in_the_way_leaves_no_half_written_page(own: Made) -> None:
    page = own.out / "th" / "glossary.html"
    page.unlink()
    page.mkdir()
    with pytest.raises(SitutorError, match=r"glossary\.html: this cannot be written"):
        own.again()
    assert not list(own.out.rglob("*.part"))


def test_an_interrupted_run_is_taken_up_again(own: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    record = library.load_record("trat_satcha")
    out = own.out.with_name("begun")
    folder = Folder(out, "site")
    make_figures([record], ["th"], folder, 1)
    folder.checkpoint()  # and here the power goes
    monkeypatch.setattr(charts, "plot", lambda *_: pytest.fail("drawn again"))
    assert make_figures([record], ["th"], Folder(out, "site"), 1)


def test_the_command_says_where_the_site_is(own: Made) -> None:
    result = CliRunner().invoke(main, ["site", "--out", str(own.out), "--no-slides", "--no-pdf"])
    assert result.exit_code == 0, result.output
    assert f"Next: open {own.out / 'index.html'} in a browser." in result.stdout
