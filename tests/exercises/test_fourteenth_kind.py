"""CONTRIBUTING says that a new kind touches one folder and one registry: a toy kind, added so."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import FreshPython

ROOT = Path(__file__).parents[2]
SPEC = '''
"""Toss a coin, and say why."""
from typing import Any
from msgspec import Struct
from situtor.exercises.spec import Spec
from situtor.language import Text

class Toss(Spec, frozen=True, tag="toss", kw_only=True):
    coin: Text

    def parts(self, record: Any, lang: Any) -> dict[str, Any]:
        return {"coin": self.coin.at(lang)}

class TossAnswer(Struct, forbid_unknown_fields=True):
    side: str | None = None

WORDS = {"heads": Text(th="หัว", en="Heads")}
'''
FRONT = """
import { h } from "../front/dom.js";
function draw(body, context) {
  const toss = () => context.set({ side: "heads" });
  body.append(h("button", { type: "button", onclick: toss }, context.t("heads")));
  return { update() {} };
}
export const toss = { empty: () => ({ side: null }), draw };
"""
VIEWS = """
from situtor.exercises.paper import ticks
from situtor.exercises.summary import bars
def paper(resolved, lang):
    return ticks([resolved["coin"]])
def key(resolved, lang):
    return ""
def panels(resolved, given, lang, names):
    return [bars.beside(resolved["coin"], ["heads"], {"people": [len(given)]}, lang)]
"""
EXERCISE = """
- id: a_toss
  kind: toss
  title: { th: โยนเหรียญ, en: Toss a coin }
  prompt: { th: โยนแล้วบอก, en: Toss and tell }
  goal: { th: ฝึก, en: Practise }
  minutes: 1
  reasoning: { th: ไม่มีใครรู้ล่วงหน้า, en: Nobody knows beforehand }
  sources: [s1]
  coin: { th: เหรียญบาท, en: A one-baht coin }
"""
ASK = """
import json, situtor
from situtor.answers import open_store
from situtor.exercises import front, spec, static
from situtor.site.worksheets import render
situtor.setup("en")
from situtor import library
page = static.page("medellin", "a_toss", "en")
widget = situtor.load_case("medellin").exercise("a_toss")
widget._receive(widget, {"type": "answer", "uid": "a1b2c3d4", "value": {"side": "heads"}}, [])
module = library.load_course().days[0].modules[0]
print(json.dumps({
    "stored": open_store().latest("medellin", "a_toss").value,
    "drawn": "Toss a coin" in page and '"heads": {"th": "หัว",' in front.script("page"),
    "paper": "A one-baht coin" in render(module, [("medellin", "a_toss")], "en"),
    "summary": situtor.summary("medellin", "a_toss").plain,
}))
"""


def test_a_fourteenth_kind_is_three_files_in_one_folder_and_its_lines_in_the_registry(
    tmp_path: Path, fresh_python: FreshPython
) -> None:
    copy = tmp_path / "copy"
    for name in ("situtor", "data"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    kinds = copy / "situtor" / "exercises" / "kinds"
    (kinds / "toss.py").write_text(SPEC, "utf-8")
    (kinds / "toss.js").write_text(FRONT, "utf-8")
    (kinds / "toss_views.py").write_text(VIEWS, "utf-8")
    registry = kinds / "__init__.py"
    text = registry.read_text("utf-8")
    for old, new in (
        ("from situtor.exercises.kinds.transfer import",
         "from situtor.exercises.kinds.toss import Toss, TossAnswer\n"
         "from situtor.exercises.kinds.transfer import"),
        ("    | Transfer\n", "    | Toss\n    | Transfer\n"),
        ('    "transfer": TransferAnswer,\n',
         '    "toss": TossAnswer,\n    "transfer": TransferAnswer,\n'),
    ):  # fmt: skip
        assert text.count(old) == 1
        text = text.replace(old, new)
    registry.write_text(text, "utf-8")
    exercises = copy / "data" / "cases" / "medellin" / "exercises.yaml"
    with exercises.open("a", encoding="utf-8") as file:
        file.write(EXERCISE)
    said = json.loads(fresh_python(ASK, python_path=copy).splitlines()[-1])
    assert said["stored"] == {"side": "heads"}
    assert said["drawn"]
    assert said["paper"]
    assert "heads: people 1" in said["summary"]
