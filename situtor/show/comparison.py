"""All cases side by side, built from what each case says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from situtor import language, library
from situtor.language import Lang
from situtor.model import CaseRecord
from situtor.show import words
from situtor.show.html import View, tag, text
from situtor.show.maps import short_name

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = {
    "case": words.CASE,
    "place": words.PLACE,
    "since": words.SINCE,
    "problem": words.PROBLEM,
    "type": words.TYPE,
    "started_by": words.STARTED_BY,
    "pays": words.PAYS,
    "scale": words.SCALE,
    "best_evidence": words.BEST_EVIDENCE,
    "strongest_doubt": words.STRONGEST_DOUBT,
    "grade": words.GRADE,
    "grade_reason": words.GRADE_REASON,
    "thin": words.THIN,
}
# What a slide has room for; `frame` has everything.
_SHOWN = ("case", "pays", "best_evidence", "strongest_doubt", "grade")
_CASES_A_SLIDE = 3


def row(record: CaseRecord, lang: Lang) -> dict[str, Any]:
    """One case in the terms in which cases are compared; `grade` is 1 to 5, `since` CE."""
    overview = record.overview
    return {
        "id": record.id,
        "case": short_name(record, lang),
        "place": record.place.name.at(lang),
        "since": record.period.start,
        "problem": record.problem.at(lang),
        "type": ", ".join(words.INNOVATION_TYPE[each].at(lang) for each in record.innovation_type),
        "started_by": overview.started_by.at(lang),
        "pays": overview.pays.at(lang),
        "scale": overview.scale.text.at(lang),
        "best_evidence": overview.best_evidence.text.at(lang),
        "strongest_doubt": overview.strongest_doubt.text.at(lang),
        "grade": overview.grade,
        "grade_reason": overview.grade_reason.at(lang),
        "thin": record.thin is not None,
    }


class Comparison(View):
    """The cases as a table that displays itself; `frame` is the DataFrame to sort and filter."""

    def __init__(self, rows: list[dict[str, Any]], lang: Lang) -> None:
        self.rows = rows
        pages = [
            _table(rows[at : at + _CASES_A_SLIDE], lang)
            for at in range(0, len(rows), _CASES_A_SLIDE)
        ]
        plain = "\n".join(f"{each['grade']}  {each['case']}" for each in rows)
        super().__init__(pages, plain, lang)

    @property
    def frame(self) -> pd.DataFrame:
        """One row a case, indexed by id; columns as `COLUMNS`."""
        import pandas as pd

        return pd.DataFrame(self.rows).set_index("id").convert_dtypes()


def compare_cases(day: int | None = None) -> Comparison:
    """The cases of one day, or of both, side by side.

    Raises:
        DataError: a case is not as it should be.
    """
    lang = language.current()
    records = map(library.load_record, library.list_cases(day))
    return Comparison([row(each, lang) for each in records], lang)


def _table(rows: list[dict[str, Any]], lang: Lang) -> str:
    head = tag("tr", *(tag("th", text(COLUMNS[name].at(lang)), scope="col") for name in _SHOWN))
    body = "".join(tag("tr", *(tag("td", text(each[name])) for name in _SHOWN)) for each in rows)
    return tag("table", tag("thead", head), tag("tbody", body), class_="si-table si-compare")
