"""What participants answered: kept on this machine, carried to another as a file.

This package knows neither Jupyter nor widgets nor the kinds of exercise: a value is any JSON.
"""

from situtor.answers.answer import Answer, Learner
from situtor.answers.errors import StoreError, TransferError
from situtor.answers.parquet import export_parquet
from situtor.answers.reading import Rejected
from situtor.answers.spreadsheet import export_csv
from situtor.answers.store import AnswerStore, default_path, open_store
from situtor.answers.transfer import (
    SUFFIX,
    ImportReport,
    export_answers,
    import_all,
    import_answers,
)

__all__ = [
    "SUFFIX",
    "Answer",
    "AnswerStore",
    "ImportReport",
    "Learner",
    "Rejected",
    "StoreError",
    "TransferError",
    "default_path",
    "export_answers",
    "export_csv",
    "export_parquet",
    "import_all",
    "import_answers",
    "open_store",
]
