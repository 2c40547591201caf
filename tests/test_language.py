from __future__ import annotations

import doctest

import pytest

import situtor
from situtor import language
from situtor.language import Text


def test_the_examples_in_the_docstrings_run() -> None:
    failed, tried = doctest.testmod(language)
    assert tried >= 5
    assert failed == 0


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (-0.0, "0"),
        (81166, "81,166"),
        (-15578.0, "−15,578"),
        (-0.5, "−0.5"),
        (0.1, "0.1"),
        (1234567.25, "1,234,567.25"),
        (0.00001, "0.00001"),
        (1.5e-7, "0.00000015"),
        (1e16, "10,000,000,000,000,000"),
    ],
)
def test_a_number_is_written_as_it_was_found_with_separators(value: float, written: str) -> None:
    assert language.number(value) == written


def test_a_number_rounded_to_nothing_is_not_below_zero() -> None:
    assert language.number(-0.004, 2) == "0.00"
    assert language.number(-3.14159, 2) == "−3.14"


def test_years_are_buddhist_in_thai_and_common_in_english() -> None:
    assert language.year(2024, "th") == "พ.ศ. 2567"
    assert language.years(2018, 2018, "th") == "พ.ศ. 2561"
    assert language.years(1990, None, "en") == "1990"
    assert language.years(1979, 2008, "en") == "1979–2008"
    language.use("en")
    assert (language.year(1991), language.bare_year(1991)) == ("1991", "1991")
    language.use("th")
    assert (language.year(1991), language.bare_year(1991)) == ("พ.ศ. 2534", "2534")


def test_text_follows_the_language_in_use() -> None:
    text = Text(th="ชุมชน", en="community")
    assert [str(text) for lang in ("en", "th") if language.use(lang)] == ["community", "ชุมชน"]
    assert (text.at("th"), text.at("en")) == ("ชุมชน", "community")


def test_text_in_one_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'en' is empty; write it in both languages"):
        Text(th="ชุมชน", en=" ")


def test_setup_refuses_a_third_language_in_one_line() -> None:
    with pytest.raises(situtor.SitutorError, match=r"'fr' is not available; use \"th\" or \"en\""):
        situtor.setup("fr")
    assert language.current() == "th"
