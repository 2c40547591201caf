"""Two languages side by side: which one is in use, and how it writes numbers and years."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal, get_args

import msgspec

Lang = Literal["th", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)

_BUDDHIST_ERA = 543
_THAI_MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
_ENGLISH_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]

_current: Lang = "th"


class Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Text for people, always in both languages."""

    th: str
    en: str

    def __post_init__(self) -> None:
        for lang in LANGS:
            if not getattr(self, lang).strip():
                raise ValueError(f"the text in {lang!r} is empty; write it in both languages")

    def __str__(self) -> str:
        return str(getattr(self, current()))

    def at(self, lang: Lang) -> str:
        """The text in one language."""
        return self.th if lang == "th" else self.en


def current() -> Lang:
    """The language in use; Thai until `use` says otherwise."""
    return _current


def use(lang: str) -> Lang:
    """Switch the language; anything but ``"th"`` or ``"en"`` raises `ValueError`."""
    global _current
    _current = known(lang)
    return _current


def known(lang: str) -> Lang:
    """`lang` itself if we speak it.

    Raises:
        ValueError: the language is not ``"th"`` or ``"en"``.
    """
    for each in LANGS:
        if lang == each:
            return each
    raise ValueError(f'language {lang!r} is not available; use "th" or "en"')


def year(value: int, lang: Lang | None = None) -> str:
    """A year as prose writes it.

    >>> year(2004, "th"), year(2004, "en")
    ('พ.ศ. 2547', '2004')
    """
    lang = lang or current()
    return f"พ.ศ. {value + _BUDDHIST_ERA}" if lang == "th" else str(value)


def bare_year(value: int, lang: Lang | None = None) -> str:
    """A year for an axis or a table column whose head already names the era.

    >>> bare_year(2004, "th")
    '2547'
    """
    return str(value + _BUDDHIST_ERA) if (lang or current()) == "th" else str(value)


def years(start: int, end: int | None, lang: Lang | None = None) -> str:
    """A span of years; one year when `end` is missing or equal.

    >>> years(1979, 2008, "th"), years(1979, 2008, "en")
    ('พ.ศ. 2522–2551', '1979–2008')
    """
    lang = lang or current()
    if end is None or end == start:
        return year(start, lang)
    return f"{year(start, lang)}–{bare_year(end, lang)}"


def date(value: dt.date, lang: Lang | None = None) -> str:
    """A day in full.

    >>> date(dt.date(1990, 5, 7), "th"), date(dt.date(1990, 5, 7), "en")
    ('7 พฤษภาคม พ.ศ. 2533', '7 May 1990')
    """
    lang = lang or current()
    months = _THAI_MONTHS if lang == "th" else _ENGLISH_MONTHS
    return f"{value.day} {months[value.month - 1]} {year(value.year, lang)}"


def number(value: float, decimals: int | None = None) -> str:
    """A number with separators, a true minus sign and no trailing noise.

    The same in both languages.

    Args:
        value: any finite number.
        decimals: places after the point; left out, as many as the number was written with.

    >>> number(1416), number(-15578), number(0.33), number(68.350), number(3, 1)
    ('1,416', '−15,578', '0.33', '68.35', '3.0')
    """
    if decimals is not None:
        text = f"{value:z,.{decimals}f}"
    elif float(value).is_integer():
        text = f"{int(value):,}"
    else:
        text = f"{Decimal(repr(float(value))):,f}"
    return text.replace("-", "−")
