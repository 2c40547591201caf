"""Free text grouped by the words people share. Nothing is ranked, no one is judged."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable

_LATIN = re.compile(r"[A-Za-z][A-Za-z'-]{2,}")
_CONSONANT = re.compile("[ก-ฮ]")
# Words that carry no meaning of their own.
_PLAIN_ENGLISH = frozenset(
    _LATIN.findall(
        "the and for that this with from was were are not but have has had who what which their "
        "they there here would could should will can you your our its about into than then them "
        "more most how why when where one two also because does did been being very just only "
        "other some any all out over under between both each same such these those it's don't"
    )
)
# A page of text; what follows would not change which words a text shares with others.
_ENOUGH = 4000


@functools.cache
def _plain_thai() -> frozenset[str]:
    from pythainlp.corpus.common import thai_stopwords

    return frozenset(thai_stopwords())


def words_of(text: str) -> set[str]:
    """The words of a text that carry meaning, Thai and English.

    Thai is cut into words by pythainlp's dictionary (newmm); its list of function words is left
    out.
    """
    text = text[:_ENOUGH]
    english = {word.lower() for word in _LATIN.findall(text)} - _PLAIN_ENGLISH
    rest = _LATIN.sub(" ", text)
    if not _CONSONANT.search(rest):
        return english
    from pythainlp.tokenize import word_tokenize

    thai = {
        word.strip()
        for word in word_tokenize(rest, engine="newmm", keep_whitespace=False)
        if len(word.strip()) > 1 and _CONSONANT.search(word)
    }
    return english | (thai - _plain_thai())


def groups(texts: Iterable[str], question: str = "", most: int = 8) -> list[tuple[str, list[int]]]:
    """Texts under the word that most of them share, as their places in `texts`.

    A text stands in one group only. Groups are in order of size, texts as they came; what is left
    stands together at the end, under an empty word.

    Args:
        question: words of the question that was answered; they group nothing.
        most: how many groups at most.
    """
    asked = words_of(question)
    left = {place: words_of(text) - asked for place, text in enumerate(texts) if text.strip()}
    found: list[tuple[str, list[int]]] = []
    while len(found) < most:
        holders = Counter(word for words in left.values() for word in words)
        # Where two words are held alike, the longer says more.
        word, count = max(
            holders.items(), key=lambda each: (each[1], len(each[0]), each[0]), default=("", 0)
        )
        if count < 2:
            break
        found.append((word, [place for place, words in left.items() if word in words]))
        left = {place: words for place, words in left.items() if word not in words}
    if left:
        found.append(("", list(left)))
    return found
