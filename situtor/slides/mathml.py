"""Mathematics without a network: LaTeX as MathML, which browsers draw by themselves."""

from __future__ import annotations

import functools
import re
from html import escape


@functools.lru_cache(maxsize=512)
def mathml(latex: str, *, block: bool) -> str:
    """The formula as MathML; as its own source, in code letters, if it cannot be read."""
    from latex2mathml.converter import convert

    latex = latex.strip()
    try:
        drawn: str = convert(latex, display="block" if block else "inline")
    except Exception:  # the converter raises whatever its parser stumbles on
        return f'<code class="maths">{escape(latex)}</code>'
    return f'<div class="maths">{drawn}</div>' if block else drawn


def from_output(latex: str) -> str:
    """An output of the kind ``text/latex``, with or without its dollar signs."""
    bare = re.sub(r"^\s*(?:\${1,2}|\\\[|\\\()|(?:\${1,2}|\\\]|\\\))\s*$", "", latex.strip())
    return mathml(re.sub(r"^\\displaystyle\s*", "", bare), block=True)
