"""Design tokens: the one place for colours, type and space.

Figures, cards, exercises and slides all read these. Text colours keep at least 4.5:1 on their
ground (WCAG AA); the series colours are Okabe and Ito's (2008) palette, darkened where a line or
label would fall below 3:1 on paper white, so that colour-blind readers can tell them apart.
"""

from __future__ import annotations

FONT_STACK = '"Sarabun", "Noto Sans Thai", "Leelawadee UI", "Thonburi", sans-serif'

LIGHT = {
    "paper": "#ffffff",
    "wash": "#f4f6f8",
    "line": "#c9d1d9",
    "edge": "#6b7785",
    "ink": "#17212b",
    "soft": "#4a5763",
    "accent": "#0b5f8a",
    "accent-wash": "#e3f0f7",
    "on-accent": "#ffffff",
    "for": "#0b6e4f",
    "against": "#a63a1b",
    "beside": "#5b5b66",
    "warn": "#8a4b00",
    "warn-wash": "#fdf1dc",
}

DARK = {
    "paper": "#14191f",
    "wash": "#1e252d",
    "line": "#3c4854",
    "edge": "#8b98a5",
    "ink": "#eef2f5",
    "soft": "#b4c0cb",
    "accent": "#7cc4ec",
    "accent-wash": "#16313f",
    "on-accent": "#0a1c26",
    "for": "#6fd3ac",
    "against": "#f5a184",
    "beside": "#b9b9c6",
    "warn": "#f2c078",
    "warn-wash": "#36290f",
}

# In order of use; the first is for what the figure is about.
SERIES = ("#0b5f8a", "#c0500a", "#0b7a5b", "#a4477f", "#7a6a00", "#555f6b")
MARKERS = ("o", "s", "^", "D", "v", "P")
DASHES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (3, 1, 1, 1)))


def css() -> str:
    """The tokens as CSS custom properties, light, dark (JupyterLab's theme) and high contrast."""

    def block(colours: dict[str, str]) -> str:
        return "".join(f"--si-{name}:{value};" for name, value in colours.items())

    scope = ".situtor"
    return (
        f"{scope}{{{block(LIGHT)}--si-font:{FONT_STACK};}}"
        f'[data-jp-theme-light="false"] {scope}{{{block(DARK)}}}'
        f'[data-theme="dark"] {scope}{{{block(DARK)}}}'
    )
