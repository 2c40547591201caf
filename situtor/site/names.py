"""What every page of the site is called: a path within the site, ``th/cases/medellin.html``."""

from __future__ import annotations

from situtor.language import Lang
from situtor.model import CaseRecord, Dossier


class Names:
    """The names of one language's pages."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def front_name(self) -> str:
        return f"{self.lang}/index.html"

    def cases_name(self) -> str:
        return f"{self.lang}/cases/index.html"

    def case_name(self, case_id: str) -> str:
        return f"{self.lang}/cases/{case_id}.html"

    def data_name(self, collection_id: str = "index") -> str:
        return f"{self.lang}/data/{collection_id}.html"

    def lesson_name(self, module_id: str) -> str:
        return f"{self.lang}/lessons/{module_id}.html"

    def exercise_name(self, dossier: str, exercise: str) -> str:
        return f"{self.lang}/exercises/{dossier}-{exercise}.html"

    def glossary_name(self) -> str:
        return f"{self.lang}/glossary.html"

    def search_name(self) -> str:
        return f"{self.lang}/search.html"

    def csv_name(self, dossier: str, table: str) -> str:
        return f"{self.lang}/tables/{dossier}-{table}.csv"

    def dossier_name(self, record: Dossier) -> str:
        """The page of a case or of a collection."""
        if isinstance(record, CaseRecord):
            return self.case_name(record.id)
        return self.data_name(record.id)
