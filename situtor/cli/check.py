"""``situtor check``: what an author must know."""

from __future__ import annotations

import click

from situtor.cli.common import console
from situtor.errors import SitutorError


@click.command()
@click.option(
    "--fix",
    is_flag=True,
    help="Write again what is generated from the data, and let the English lessons follow the "
    "Thai ones in all but their text.",
)
def check(fix: bool) -> None:
    """Check data, exercises and lessons, and say in plain words what is missing."""
    from situtor.authoring import checks

    if fix:
        try:
            written = checks.fix()
        except OSError as error:
            raise SitutorError(
                f"{error.filename}: the file cannot be written here; check its permissions and "
                f"the space on the disk [{error.strerror or error}]"
            ) from None
        for path, what in written.items():
            click.echo(f"written: {path}" + (f" ({what})" if what else ""))
    with console().status("…") as status:
        findings = list(checks.check_all(lambda name: status.update(name)))
    for finding in findings:
        click.echo(str(finding), err=True)
    if findings:
        raise click.ClickException(f"{len(findings)} to mend")
    if planned := checks.planned_modules():
        click.echo(f"planned, not written yet: {', '.join(module.id for module in planned)}")
    click.echo("All is well. Next: situtor slides")
