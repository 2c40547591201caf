"""What participants answered: kept on this machine, carried to another as a file.

This package knows neither Jupyter nor widgets nor the kinds of exercise: a value is any JSON.
"""

from situtor.answers.store import (
    Answer,
    AnswerStore,
    Learner,
    StoreError,
    default_path,
    open_store,
)
from situtor.answers.transfer import (
    SUFFIX,
    ImportReport,
    Rejected,
    TransferError,
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
    "import_all",
    "import_answers",
    "open_store",
]
