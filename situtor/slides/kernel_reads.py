"""Runs inside the kernel of an export, before the notebook: notes which files it reads.

IPython runs it as PYTHONSTARTUP; a line of ``SITUTOR_READS`` for each file opened or folder listed.
"""


def _note_reads() -> None:
    import os
    import sys

    log = os.open(os.environ["SITUTOR_READS"], os.O_WRONLY | os.O_APPEND)
    seen: set[str] = set()

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event not in ("open", "os.listdir", "os.scandir"):
            return
        name = arguments[0]
        if not isinstance(name, str | bytes | os.PathLike):
            return  # a file that is open already, by its number
        said = os.path.abspath(os.fsdecode(name))  # noqa: PTH100 - pathlib would be one more import
        if said not in seen:
            seen.add(said)
            os.write(log, os.fsencode(said) + b"\n")

    sys.addaudithook(heard)


_note_reads()
del _note_reads
