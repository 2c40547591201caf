"""``situtor check``: what an author must know."""

from __future__ import annotations

import click

from situtor.cli.common import console


@click.command()
@click.option("--fix", is_flag=True, help="Write again what is generated from the data.")
def check(fix: bool) -> None:
    """Check data, exercises and lessons, and say in plain words what is missing."""
    from situtor.authoring import checks

    if fix:
        for path in checks.fix():
            click.echo(f"written: {path}")
    with console().status("…") as status:
        findings = list(checks.check_all(lambda name: status.update(name)))
    for finding in findings:
        click.echo(str(finding), err=True)
    if findings:
        raise click.ClickException(f"{len(findings)} to mend")
    if planned := checks.planned_modules():
        click.echo(f"planned, not written yet: {', '.join(module.id for module in planned)}")
    click.echo("All is well. Next: situtor slides")
