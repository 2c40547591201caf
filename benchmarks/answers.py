"""Measures a room's answers: files imported, one summary made, all of a case, calibration.

Prints one table. Each line is a fresh process, so that its memory is its own:
``python benchmarks/answers.py``.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from situtor import library
from situtor.answers import SUFFIX
from situtor.exercises import spec

EACH = 60
CASE, EXERCISE = "medellin", "credit_to_design"
STAMP = "2026-11-21T02:{minute:02d}:{second:02d}.000Z"
SAID = (
    "ย่านที่ไม่มีกระเช้าก็ลดลงเหมือนกัน",
    "แก๊งหยุดยิงกันก่อนแล้ว กระเช้ามาทีหลัง",
    "ตัวเลขตำรวจกับนิติเวชไม่ตรงกัน จึงยังไม่แน่ใจ",
    "งานวิจัยเทียบย่านที่คล้ายกัน น่าเชื่อกว่าคำบอกเล่า",
    "ที่ตำบลเราไม่มีเงินก้อนแบบนั้น แต่มีกลุ่มแม่บ้าน",
    "Both police and courts changed at the same time",
    "งบประมาณของเทศบาลไม่พอ ต้องหาเงินจากกองทุน",
    "ชาวบ้านต้องร่วมตัดสินใจตั้งแต่แรก",
    "ใครเป็นคนนับ และนับอย่างไร",
    "The comparison group makes the difference",
)


# --- made-up answers -------------------------------------------------------------------------


def made_up(asked: dict[str, Any], chance: random.Random) -> Any:
    """An answer that someone in a room might give; `asked` is what `resolve` gives."""
    return MAKERS[asked["kind"]](asked, chance)


def _id(items: list[dict[str, Any]], chance: random.Random) -> str:
    weights = range(len(items) + 1, 1, -1)
    return str(chance.choices(items, weights)[0]["id"])


def _shuffled(items: list[dict[str, Any]], chance: random.Random) -> list[str]:
    mixed = sorted(enumerate(items), key=lambda each: each[0] + chance.gauss(0, 1.4))
    return [each["id"] for _, each in mixed]


def _near(value: float, chance: random.Random, spread: float = 0.15) -> float:
    return min(1.0, max(0.0, chance.gauss(value, spread)))


def _words(chance: random.Random) -> str:
    return chance.choice(SAID)


def _argument(asked: dict[str, Any], chance: random.Random) -> Any:
    return {
        **{part: _words(chance) for part in asked["model"]},
        "before": chance.choice([1, 1, 2, 3]),
        "after": chance.choice([2, 3, 3, 4]),
        "revealed": True,
    }


def _assumptions(asked: dict[str, Any], chance: random.Random) -> Any:
    how = ["little", "fairly", "very"]
    items = [
        {"text": _words(chance), "sure": chance.choice(how), "decisive": chance.choice(how)}
        for _ in range(3)
    ]
    return {"items": items, "revealed": True}


def _evidence(asked: dict[str, Any], chance: random.Random) -> Any:
    sides = ["for", "against", "beside"]
    placed = {
        each["id"]: {
            "side": each["side"] if chance.random() < 0.6 else chance.choice(sides),
            "strength": chance.choice(["strong", "moderate", "weak"]),
        }
        for each in asked["items"]
    }
    return {"placed": placed, "revealed": True}


def _coding(asked: dict[str, Any], chance: random.Random) -> Any:
    codes = {
        each["id"]: each["code"] if chance.random() < 0.65 else _id(asked["codes"], chance)
        for each in asked["units"]
    }
    return {"codes": codes, "revealed": True}


def _predict(asked: dict[str, Any], chance: random.Random) -> Any:
    if asked["mode"] == "ranking":
        items = sorted(asked["items"], key=lambda each: -each["value"])
        return {"order": _shuffled(items, chance), "revealed": True}
    if asked["mode"] == "number":
        low, high = asked["low"], asked["high"]
        best = low + (high - low) * _near((asked["truth"] - low) / (high - low), chance, 0.2)
        width = (high - low) * chance.uniform(0.02, 0.3)
        ends = {"low": max(low, best - width), "best": best, "high": min(high, best + width)}
        return {**ends, "revealed": True}
    truth = dict(map(tuple, asked["points"]))
    tilt = chance.gauss(1.2, 0.4)
    values = {
        str(year): round(min(asked["top"], max(0, truth[year] * tilt * chance.gauss(1, 0.15))), 1)
        for year in asked["guess"]
    }
    return {"values": values, "revealed": True}


def _stakeholders(asked: dict[str, Any], chance: random.Random) -> Any:
    placed = {
        each["id"]: {
            "power": _near(each["power"], chance),
            "interest": _near(each["interest"], chance),
            "side": chance.choice([each["side"], each["side"], "gains", "pays", "both", "neither"]),
        }
        for each in asked["parties"]
    }
    return {"placed": placed, "revealed": True}


def _transfer(asked: dict[str, Any], chance: random.Random) -> Any:
    here = {
        each["id"]: {"have": chance.choice(["yes", "partly", "no"]), "note": _words(chance)}
        for each in asked["conditions"]
    }
    verdict = chance.choice(["works", "works_changed", "works_changed", "does_not"])
    return {"here": here, "change": _words(chance), "verdict": verdict, "revealed": True}


def _vote(asked: dict[str, Any], chance: random.Random) -> Any:
    first = chance.choice(asked["options"])["id"]
    second = first if chance.random() < 0.6 else _id(asked["options"], chance)
    sure = chance.choice(["little", "fairly", "very"])
    return {
        "stage": "done",
        "first": {"choice": first, "sure": sure, "why": _words(chance)},
        "second": {"choice": second, "sure": sure, "why": _words(chance)},
    }


MAKERS: dict[str, Callable[[dict[str, Any], random.Random], Any]] = {
    "alternatives": lambda asked, chance: {
        "order": _shuffled(asked["rivals"], chance),
        "own": _words(chance),
        "comparison": _id(asked["comparisons"], chance),
        "revealed": True,
    },
    "argument": _argument,
    "assumptions": _assumptions,
    "canvas": lambda asked, chance: {
        "group": f"กลุ่ม {chance.randint(1, 12)}",
        "boxes": {each["id"]: _words(chance) for each in asked["boxes"]},
        "revealed": True,
    },
    "coding": _coding,
    "decision": lambda asked, chance: {
        "choice": _id(asked["options"], chance),
        "why": _words(chance),
        "sure": chance.choice(["little", "fairly", "very"]),
        "step": 2,
        "revealed": True,
    },
    "evidence": _evidence,
    "form": lambda asked, chance: {
        "chosen": {each["id"]: _id(each["options"], chance) for each in asked["items"]},
        "done": True,
    },
    "predict": _predict,
    "reflect": lambda asked, chance: {
        "texts": {each["id"]: _words(chance) for each in asked["questions"]},
        "before": chance.choice([1, 1, 2, 3]),
        "after": chance.choice([2, 3, 3, 4]),
        "revealed": True,
    },
    "source_check": lambda asked, chance: {
        **{each: _words(chance) for each in ("who", "how", "others")},
        "before": chance.choice([3, 4, 4, 5]),
        "after": chance.choice([1, 2, 2, 3, 4]),
        "step": 3,
        "revealed": True,
    },
    "stakeholders": _stakeholders,
    "transfer": _transfer,
    "vote": _vote,
}


# --- their files -----------------------------------------------------------------------------


def write_files(folder: Path, people: int, each: int = EACH) -> None:
    """A file a participant, as their page would export it, with so many answers in it."""
    chance = random.Random(4)
    asked = list(_all_exercises())[:each]
    for number in range(people):
        learner = f"p{number:05d}"
        lines: list[dict[str, Any]] = [
            {"situtor": "answers", "version": 1, "exported": STAMP.format(minute=59, second=0)},
            {"learner": {"id": learner, "nickname": f"คนที่ {number}", "created": _at(0)}},
        ]
        for place, one in enumerate(asked):
            answer = {
                "uid": uuid.UUID(int=chance.getrandbits(128)).hex,
                "learner": learner,
                "case": one["case"],
                "exercise": one["id"],
                "kind": one["kind"],
                "spec_version": one["version"],
                "value": made_up(one, chance),
                "at": _at(place),
                "origin": "static",
            }
            lines.append({"answer": answer})
        lines.append({"end": len(asked)})
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{learner}{SUFFIX}").write_text(text, "utf-8")


def _at(place: int) -> str:
    return STAMP.format(minute=place // 60, second=place % 60)


def _all_exercises() -> Iterator[dict[str, Any]]:
    """Every exercise of the course, those of the measured case first."""
    for dossier in dict.fromkeys([CASE, *library.list_cases(), *library.list_collections()]):
        for each in spec.load_exercises(dossier):
            yield spec.resolve(dossier, each.id, "th")


# --- measuring -------------------------------------------------------------------------------

TASKS = {
    "one summary, from a folder": (
        "import situtor; s = situtor.summary({case!r}, {exercise!r}, {folder!r}); s.html"
    ),
    "all summaries of the case": (
        "from situtor.exercises.summary.room import summaries; "
        "[s.html for s in summaries({case!r}, {folder!r})]"
    ),
    "calibration over the day": "import situtor; situtor.calibration({folder!r}).html",
    "kept on this machine, one summary": (
        "import situtor; from pathlib import Path; "
        "from situtor.answers import import_all, open_store; "
        "import_all(sorted(Path({folder!r}).glob('*.jsonl')), open_store()); "
        "situtor.summary({case!r}, {exercise!r}).html"
    ),
}
_MEASURE = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"


def measured(code: str, folder: str) -> tuple[float, float]:
    """Seconds on the clock, and megabytes at most, of a fresh Python that runs the code."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{_MEASURE}"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "SITUTOR_ANSWERS": str(Path(folder) / "room.sqlite")},
    )
    return time.perf_counter() - start, int(done.stdout) / 1024


def main() -> None:
    print(f"{'people × answers':<18} {'what':<34} {'seconds':>8} {'MB':>6}  goal")
    goals = {200: "≤ 5 s", 2000: "≤ 60 s, ≤ 500 MB"}
    for people, goal in goals.items():
        with tempfile.TemporaryDirectory() as folder:
            write_files(Path(folder), people)
            for what, code in TASKS.items():
                filled = code.format(case=CASE, exercise=EXERCISE, folder=folder)
                seconds, memory = measured(filled, folder)
                wanted = goal if "one summary" in what else ""
                room = f"{people:,} × {EACH}"
                print(f"{room:<18} {what:<34} {seconds:8.1f} {memory:6.0f}  {wanted}")


if __name__ == "__main__":
    main()
