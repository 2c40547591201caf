"""Free text grouped by the words people share. Nothing is ranked, no one is judged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_LATIN = re.compile(r"[A-Za-z][A-Za-z'-]{2,}")
_PLAIN_ENGLISH = frozenset(
    [
        "the",
        "and",
        "for",
        "that",
        "this",
        "with",
        "from",
        "was",
        "were",
        "are",
        "not",
        "but",
        "have",
        "has",
        "had",
        "who",
        "what",
        "which",
        "their",
        "they",
        "there",
        "here",
        "would",
        "could",
        "should",
        "will",
        "can",
        "you",
        "your",
        "our",
        "its",
        "about",
        "into",
        "than",
        "then",
        "them",
        "more",
        "most",
        "how",
        "why",
        "when",
        "where",
        "one",
        "two",
        "also",
        "because",
    ]
)


def words_of(text: str) -> set[str]:
    """The words of a text that carry meaning, Thai and English.

    Thai is cut into words by pythainlp's dictionary (newmm); its list of function words is left
    out.
    """
    from pythainlp.corpus.common import thai_stopwords
    from pythainlp.tokenize import word_tokenize

    dull = thai_stopwords()
    english = {word.lower() for word in _LATIN.findall(text)} - _PLAIN_ENGLISH
    thai = {
        word
        for word in word_tokenize(_LATIN.sub(" ", text), engine="newmm", keep_whitespace=False)
        if len(word) > 1 and word not in dull and re.search("[ก-ฮ]", word)
    }
    return english | thai


def groups(texts: Iterable[str], most: int = 8) -> list[tuple[str, list[str]]]:
    """Texts under the word that most of them share; what shares none stands at the end.

    A text stands in one group only. Groups are in order of size, texts as they came.
    """
    left = [(text, words_of(text)) for text in texts if text.strip()]
    found: list[tuple[str, list[str]]] = []
    while left and len(found) < most:
        holders: dict[str, int] = defaultdict(int)
        for _, words in left:
            for word in words:
                holders[word] += 1
        word, count = max(holders.items(), key=lambda each: (each[1], each[0]), default=("", 0))
        if count < 2:
            break
        found.append((word, [text for text, words in left if word in words]))
        left = [(text, words) for text, words in left if word not in words]
    if left:
        found.append(("", [text for text, _ in left]))
    return found
