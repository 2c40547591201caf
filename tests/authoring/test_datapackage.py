from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

from frictionless import Package

from situtor import library
from situtor.authoring import datapackage

if TYPE_CHECKING:
    from conftest import CourseCopy


def described() -> dict[str, Any]:
    """What datapackage.json says."""
    package: dict[str, Any] = json.loads(datapackage.path().read_text("utf-8"))
    return package


def faults_of_description(package: dict[str, Any]) -> list[list[Any]]:
    """What frictionless, which is not ours, has against the description."""
    report = Package.validate_descriptor(package, basepath=str(library.data_root()))
    return report.flatten(["title", "message"])


def faults_of_tables() -> list[list[Any]]:
    """What it has against the rows of any table."""
    report = Package(str(datapackage.path())).validate()
    return report.flatten(["title", "fieldName"])


def test_the_data_package_and_all_its_tables_are_valid() -> None:
    package = described()
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert faults_of_description(package) == []
    assert faults_of_tables() == []


def test_the_data_package_lists_every_table_with_its_source_unit_and_licence() -> None:
    resources = {each["path"]: each for each in described()["resources"]}
    files = {path.relative_to(library.data_root()) for path in library.data_root().rglob("*.csv")}
    assert set(resources) == {path.as_posix() for path in files}
    assert len({each["name"] for each in resources.values()}) == len(resources)
    ids = [*library.list_cases(), *library.list_collections()]
    dossiers = [library.load_dossier(each) for each in ids]
    for dossier, table in ((each, table) for each in dossiers for table in each.tables):
        path = library.folder_of(dossier) / f"{table.id}.csv"
        resource = resources[path.relative_to(library.data_root()).as_posix()]
        assert (resource["title_th"], resource["title"]) == (table.title.th, table.title.en)
        assert len(resource["sources"]) == len(table.sources) > 0
        assert all(source["title"] for source in resource["sources"])
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        with path.open(encoding="utf-8-sig") as file:
            assert list(fields) == next(csv.reader(file))
        for column in table.columns:
            if column.unit:
                assert fields[column.name]["unit"] == library.units()[column.unit].en
    assert [each["name"] for each in described()["licenses"]] == ["CC-BY-4.0"]


def test_the_validator_would_notice_what_the_description_does_not_say(course: CourseCopy) -> None:
    """Otherwise the first test would show nothing."""
    course.replace("data/cases/medellin/gini.csv", "0.557", "much")
    course.replace("data/cases/medellin/poverty.csv", "2013,16.1", "2013,")
    assert sorted(faults_of_tables()) == [
        ["Constraint Error", "poverty_pct"], ["Type Error", "gini"],
    ]  # fmt: skip
    package = described()
    package["resources"][0]["schema"]["fields"][0]["type"] = "century"
    assert "century" in str(faults_of_description(package))
