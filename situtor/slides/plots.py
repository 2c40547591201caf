"""Charts of plotly and altair, which a browser draws with scripts from the internet by themselves.

Where the library they come from is installed, the deck needs no network: plotly brings its script
along, altair's ``vl-convert-python`` draws the chart here. Where it is not, nothing is found and
the deck says that the part needs JupyterLab.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

PLOTLY = "application/vnd.plotly.v1+json"
_VEGA = re.compile(r"application/vnd\.(vega(?:lite)?)\.v\d+(?:\.json|\+json)$")
# Letters of 18 px and an aspect for a slide, where the author did not choose others.
_FOR_A_HALL: dict[str, Any] = {
    "font": "Sarabun",
    "background": "white",
    "view": {"continuousWidth": 900, "discreteWidth": 900, "continuousHeight": 380},
    "axis": {"labelFontSize": 18, "titleFontSize": 18},
    "legend": {"labelFontSize": 18, "titleFontSize": 18},
    "header": {"labelFontSize": 18, "titleFontSize": 18},
    "title": {"fontSize": 20},
}
_ALTAIR_WIDTH = 300  # what altair writes into every chart
_SCHEMA = re.compile(r'"\$schema": *"https://vega\.github\.io/schema/vega-lite/')


def plotly(data: Mapping[str, Any], label: str) -> str | None:
    """A plotly figure as HTML for the script `plotly_script`; None if it cannot be had."""
    if PLOTLY not in data or not plotly_script():
        return None
    spec = data[PLOTLY]
    title = (spec.get("layout") or {}).get("title") or {}
    said = (title.get("text") if isinstance(title, dict) else title) or label
    content = json.dumps(spec, ensure_ascii=False).replace("<", "\\u003c")
    return (
        '<div class="plotly-figure" data-prevent-swipe role="img" '
        f'aria-label="{escape(str(said))}">'
        f'<script type="application/json">{content}</script></div>'
    )


@functools.cache
def plotly_script() -> str:
    """plotly.js as the installed package brings it; empty if it is not there."""
    found = importlib.util.find_spec("plotly")
    if found is None or not found.submodule_search_locations:
        return ""
    try:
        path = Path(found.submodule_search_locations[0]) / "package_data" / "plotly.min.js"
        return path.read_text("utf-8").replace("</script", "<\\/script")
    except OSError:
        return ""


def vega(data: Mapping[str, Any], label: str) -> str | None:
    """An altair chart as SVG, its letters left for the deck's own font; None if it cannot be."""
    spec = _vega_spec(data)
    if spec is None or importlib.util.find_spec("vl_convert") is None:
        return None
    import vl_convert

    spec["config"] = _merged(_FOR_A_HALL, spec.get("config") or {})
    plain = spec["config"].get("view", {})
    if "width" not in spec and plain.get("continuousWidth") == _ALTAIR_WIDTH:
        plain.update(_FOR_A_HALL["view"])
    try:
        svg: str = vl_convert.vegalite_to_svg(spec)
    except ValueError:  # what it raises for a chart it cannot draw
        return None
    title = spec.get("title")
    said = (title.get("text") if isinstance(title, dict) else title) or label
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(str(said))}" ', 1)


def _merged(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _merged(ours[key], theirs.get(key, {}))
        if isinstance(ours.get(key), dict)
        else theirs.get(key, ours.get(key))
        for key in {**ours, **theirs}
    }


def _vega_spec(data: Mapping[str, Any]) -> dict[str, Any] | None:
    for mime, spec in data.items():
        if (found := _VEGA.match(mime)) and found[1] == "vegalite" and isinstance(spec, dict):
            return dict(spec)
    html = "".join(data.get("text/html", ""))
    if not _SCHEMA.search(html):
        return None
    # altair's usual output: a script that ends in `})({…the chart…}, {…options…});`
    start = html.rfind("})({")
    try:
        spec, _ = json.JSONDecoder().raw_decode(html[start + 3 :])
    except ValueError:
        return None
    return spec if isinstance(spec, dict) else None
