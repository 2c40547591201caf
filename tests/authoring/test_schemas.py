from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from situtor import library


def schema(name: str) -> Draft202012Validator:
    """The schema an editor uses, read by a validator that is not ours."""
    described = json.loads((library.data_root() / "schema" / f"{name}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(described)
    return Draft202012Validator(described)


def read(name: str) -> Any:
    """A file of the course as an editor sees it: days are text."""
    raw = yaml.safe_load((library.data_root() / name).read_text("utf-8"))
    return json.loads(json.dumps(raw, default=str))


FILES = {
    "case": "cases/medellin/case.yaml",
    "exercises": "cases/medellin/exercises.yaml",
    "course": "course.yaml",
    "units": "units.yaml",
}


@pytest.mark.parametrize(("name", "file"), FILES.items(), ids=FILES)
def test_an_editor_has_nothing_against_the_files_as_they_are(name: str, file: str) -> None:
    assert [error.message for error in schema(name).iter_errors(read(file))] == []


def test_an_editor_marks_what_the_library_would_refuse() -> None:
    case = read(FILES["case"])
    case["facts"][0]["colour"] = "red"
    case["facts"][1]["year"] = "long ago"
    del case["name"]["en"]
    places = {error.json_path for error in schema("case").iter_errors(case)}
    assert places == {"$.facts[0]", "$.facts[1].year", "$.name"}
