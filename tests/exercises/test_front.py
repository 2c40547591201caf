from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from situtor.exercises import front
from situtor.exercises.kinds import ANSWERS, words

FOLDER = Path(front.__file__).parent


def modules() -> dict[str, str]:
    """The ES modules that people write, by name."""
    paths = [*(FOLDER / "front").glob("*.js"), *(FOLDER / "kinds").glob("*.js")]
    return {path.stem: path.read_text("utf-8") for path in paths}


@pytest.mark.parametrize(("entry", "other"), [("page", "jupyter"), ("jupyter", "page")])
def test_the_front_end_links_to_one_module(tmp_path: Path, entry: str, other: str) -> None:
    linked = front.script(entry)
    # Every module is there once: its first comment, and what it exports.
    for name, source in modules().items():
        first = source.splitlines()[0]
        assert linked.count(first) == (0 if name == other else 1), name
    for kind in ANSWERS:
        assert re.search(rf"const {{ {kind} }} = module_\d+;", linked)
    # Nothing is left to resolve but what the host takes.
    left = re.findall(r"^\s*(?:import|export)\b.*", linked, re.MULTILINE)
    assert [each for each in left if not each.startswith("export default module_")] == []
    assert len(left) == (1 if entry == "jupyter" else 0)
    assert not re.search(r"https?://(?!www\.w3\.org/)", linked)
    if node := shutil.which("node"):
        path = tmp_path / f"{entry}.mjs"
        path.write_text(linked, "utf-8")
        parsed = subprocess.run(
            [node, "--check", path], capture_output=True, text=True, check=False
        )
        assert parsed.returncode == 0, parsed.stderr


def test_what_anywidget_loads_offers_render(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed; tests/browser runs the same script in Chromium")
    (tmp_path / "widget.mjs").write_text(front.script("jupyter"), "utf-8")
    ask = (
        'import widget from "./widget.mjs"; console.log(Object.keys(widget), typeof widget.render)'
    )
    (tmp_path / "ask.mjs").write_text(ask, "utf-8")
    done = subprocess.run([node, tmp_path / "ask.mjs"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[ 'render' ] function"


def test_every_kind_is_known_on_both_sides() -> None:
    drawn, kept = (
        {path.stem for path in (FOLDER / "kinds").glob(f"*{suffix}")} for suffix in (".js", ".py")
    )
    assert {each.removesuffix("_views") for each in kept - {"__init__"}} == set(ANSWERS)
    assert {"predict", "evidence", "vote"} <= drawn
    # What is not a kind is a part of one, as predict_trend is of predict.
    parts = drawn - set(ANSWERS)
    assert {each.rpartition("_")[0] for each in parts} <= set(ANSWERS)


def test_every_word_the_front_end_says_is_written_once_and_none_is_left_over() -> None:
    said = words()
    sources = "".join(source for name, source in modules().items() if name != "strings")
    used = set(re.findall(r"""\bt\(["'](\w+)["']""", sources))
    assert used - said.keys() == set()
    # Every key stands in the front end as it is, or is put together: `trust${each}`.
    built = [
        (head, tail)
        for head, tail in re.findall(r"`(\w*)\$\{[^`]+\}(\w*)`", sources)
        if len(head + tail) > 2
    ]
    literal = set(re.findall(r"[\"'](\w+)[\"']", sources))
    alone = {
        key
        for key in said.keys() - literal
        if not any(key.startswith(head) and key.endswith(tail) for head, tail in built)
    }
    assert alone == set()
    by_words: dict[tuple[str, str], list[str]] = {}
    for key, each in said.items():
        by_words.setdefault((each.th, each.en), []).append(key)
    assert [keys for keys in by_words.values() if len(keys) > 1] == []


def test_our_own_script_stays_small() -> None:
    assert sum(len(source.encode()) for source in modules().values()) <= 120 * 1024


def test_a_module_that_cannot_be_linked_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FOLDER / "front", tmp_path / "front")
    shutil.copytree(FOLDER / "kinds", tmp_path / "kinds")
    dom = tmp_path / "front" / "dom.js"
    dom.write_text('import * as all from "./strings.js";\n' + dom.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(front, "_FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"dom\.js has an import or export that cannot be linked"):
        front.script.__wrapped__("page")
