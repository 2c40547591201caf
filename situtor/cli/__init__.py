"""The command line: ``situtor --help``. Each command says what to do next."""

from __future__ import annotations

import sys
from typing import Any

import click

from situtor.cli.answers import answers
from situtor.cli.check import check
from situtor.cli.present import present
from situtor.cli.release import release
from situtor.cli.site import site
from situtor.cli.slides import slides
from situtor.cli.teach import cases, plan, teach
from situtor.cli.worksheets import worksheets
from situtor.errors import SitutorError


class Commands(click.Group):
    """Turns our errors into one line and a non-zero exit."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except SitutorError as error:
            raise click.ClickException(str(error)) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="situtor")
def main() -> None:
    """Teach social innovation with real cases, in Thai and in English."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console set to another code page must not stop a Thai sentence.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


for command in (teach, plan, cases, slides, present, worksheets, site, release, check, answers):
    main.add_command(command)
