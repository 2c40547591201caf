"""``situtor present``: a lesson as slides, with a kernel behind them."""

from __future__ import annotations

import click

from situtor.cli.common import LANG
from situtor.errors import SitutorError


@click.command()
@click.argument("lesson")
@LANG
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port; any free one if not given."
)
@click.option("--no-browser", is_flag=True, help="Print the address, but open no browser.")
def present(lesson: str, lang: str, port: int, no_browser: bool) -> None:
    """Show a lesson as slides on which explorers and exercises live.

    LESSON is a name (day1_04_medellin) or the path of any notebook. The same slides as those of
    `situtor slides`, but with a kernel behind them: explorers answer, and answers are saved.
    """
    import threading
    import webbrowser

    from situtor.cli.slides import notebook_paths
    from situtor.present.opening import Lesson

    found = Lesson.at(notebook_paths([lesson], lang)[0])
    click.echo(f"Opening {found.name} …")
    try:
        from situtor.present.server import LiveServer
    except ImportError as error:
        raise SitutorError(
            f'presenting live needs Voilà ({error}); run `pip install "voila>=0.5.8,<0.6"`'
        ) from None
    server = LiveServer.for_lesson(found, port)

    def ready(address: str) -> None:
        click.echo(f"{found.title}: {address}")
        click.echo("S shows the speaker notes, ? the keys. Stop with Ctrl+C.")
        if not no_browser:
            threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()

    server.serve(ready)
    click.echo("Stopped. Answers are saved; next: situtor answers summary")
