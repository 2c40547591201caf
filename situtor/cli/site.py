"""``situtor site``: the course as a website that needs no server and no internet."""

from __future__ import annotations

from pathlib import Path

import click

from situtor.cli.common import ONE_LANG, console


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="Folder for the site: a new one, or an earlier site.",
)
@ONE_LANG
@click.option("--base-url", help="Where the site will be served: puts QR codes on the worksheets.")
@click.option("--slides/--no-slides", default=True, help="Make the slides too.", show_default=True)
@click.option(
    "--pdf/--no-pdf", default=True, help="Print worksheets with Chromium.", show_default=True
)
def site(out: Path, lang: str | None, base_url: str | None, slides: bool, pdf: bool) -> None:
    """Make the course site: timetable, lessons, cases with charts, tables, glossary and search.

    It opens from a USB stick (index.html) and from any static host. What did not change since the
    last time is not made again.
    """
    from situtor import language
    from situtor.site.build import make_site

    langs = [language.known(lang)] if lang else list(language.LANGS)
    with console().status("…") as status:
        made = make_site(
            out, langs, base_url, slides, pdf, on_step=lambda what: status.update(what)
        )
    for each in made.failed:
        click.echo(f"not made: {each}", err=True)
    click.echo(f"{made.pages} pages. Next: open {made.index} in a browser.")
    if made.failed:
        raise click.ClickException(
            f"{len(made.failed)} lessons have something wrong; the rest is there"
        )
