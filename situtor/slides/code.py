"""Source code as highlighted HTML, in the few colours of ``template/deck.css``."""

from __future__ import annotations

import functools
from html import escape
from typing import Any


def highlighted(source: str, language: str = "python") -> str:
    """The code in a ``<pre>``, coloured if the language is known."""
    source = source.strip("\n")
    lexer = _lexer(language) if language else None
    if lexer is None:
        return f'<pre class="shown-code"><code>{escape(source)}</code></pre>'
    from pygments import highlight  # type: ignore[import-untyped]

    coloured = highlight(source, lexer, _formatter()).strip()
    return f'<pre class="shown-code"><code>{coloured}</code></pre>'


@functools.cache
def _lexer(language: str) -> Any:
    from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]
    from pygments.util import ClassNotFound  # type: ignore[import-untyped]

    try:
        return get_lexer_by_name(language)
    except ClassNotFound:
        return None


@functools.cache
def _formatter() -> Any:
    from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]

    return HtmlFormatter(nowrap=True)
