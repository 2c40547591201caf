"""``situtor release``: copies of the lessons for participants."""

from __future__ import annotations

from pathlib import Path

import click

from situtor.cli.common import ONE_LANG, console


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("student"),
    show_default=True,
    help="Folder for the copies: a new one, or an earlier release.",
)
@ONE_LANG
@click.option("--zip", "archive", is_flag=True, help="Write the folder as one zip file too.")
def release(out: Path, lang: str | None, archive: bool) -> None:
    """Make student copies: lessons without speaker notes, exercises without model answers.

    The folder holds all that is needed to run them: on one's own machine, Binder or a JupyterHub.
    """
    from situtor import language
    from situtor.site.release import make_release

    langs = [language.known(lang)] if lang else list(language.LANGS)
    with console().status("…") as status:
        made = make_release(out, langs, archive, lambda name: status.update(name))
    click.echo(f"{made.notebooks} notebooks in {made.folder}, without notes and model answers.")
    click.echo(f"Next: hand out {made.archive or made.folder}; its README.md says how it runs.")
