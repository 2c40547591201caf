"""Making HTML that we did not write safe to stand inside a deck.

A notebook's HTML may load things from other machines, run scripts, leave its tags open or close
tags it never opened. The deck's content security policy stops the first two; here they are taken
out before they can fill the console with complaints, and every tag is closed where it was opened,
so that one slide cannot swallow the next.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

from situtor.language import Lang
from situtor.slides import images, words
from situtor.slides.images import Shelf

Attributes = list[tuple[str, str | None]]


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_VOID = _names("area base br col embed hr img input link meta param source track wbr")
# With everything inside them.
_DROPPED = _names("script iframe object applet frameset noscript template")
# The tag only; what is inside stays.
_UNWRAPPED = _names("html head body meta link base form embed frame param main header footer nav")
# A landmark or a second outline inside a slide would only confuse a screen reader.
_RENAMED = {"section": "div", "aside": "div"}
_CLOSES = {
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "tr": {"tr", "td", "th"},
    "td": {"td", "th"},
    "th": {"td", "th"},
    "option": {"option"},
}
_ENDS_PARAGRAPH = _names(
    "address article blockquote details div dl fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr "
    "ol p pre table ul"
)
_ADDRESSES = _names("src href xlink:href poster data background srcset")
_LOST_ATTRIBUTES = _names("srcset srcdoc action formaction ping autofocus accesskey border nonce")
_HARMLESS_LINK = re.compile(r"(https?:|mailto:|tel:|#|[^:]*$)", re.I)
_SCRIPT = re.compile(r"<script\b.*?(?:</script\s*>|\Z)", re.I | re.S)
_EMPTY_HEAD = re.compile(r"<th\b([^>]*)>(?:\s|&nbsp;)*</th>", re.I)
_OUTSIDE_URL = re.compile(r"url\(\s*(?![\"']?\s*(?:data:|#))[^)]*\)?", re.I)
# Fixed to the window, it would lie over every other slide.
_FIXED = re.compile(r"position\s*:\s*(?:fixed|sticky)", re.I)
_IMPORT = re.compile(r"@import[^;]*;?", re.I)
_SEEN = re.compile(r"<(?:img|svg|math|hr|table|video|audio|canvas|input|button)\b", re.I)
_TAG = re.compile(r"<[^>]*>")
# What an attribute's value becomes when the attribute shall go; None is an attribute without one.
_GONE = "\0gone"


def clean(html: str, shelf: Shelf, lang: Lang, scope: str = "") -> str:
    """The same HTML without scripts, without outside references, with every tag closed.

    Args:
        html: a fragment from a notebook.
        shelf: where its images are found; they come back embedded.
        lang: the language of the notes left where something could not be embedded.
        scope: an id under which the fragment's own ``<style>`` shall hold; "" drops styles.
    """
    parser = _Cleaner(shelf, lang, scope)
    parser.feed(_EMPTY_HEAD.sub(r"<td\1></td>", _SCRIPT.sub("", html)))
    parser.close()
    return parser.finish()


def is_visible(html: str) -> bool:
    """Whether anything of it would be seen: text, or something drawn."""
    return bool(_SEEN.search(html) or _TAG.sub("", html).strip())


class _Cleaner(HTMLParser):
    def __init__(self, shelf: Shelf, lang: Lang, scope: str) -> None:
        super().__init__(convert_charrefs=False)
        self._shelf, self._lang, self._scope = shelf, lang, scope
        self._out: list[str] = []
        self._open: list[str] = []
        self._skipping: list[str] = []
        self._style: list[str] | None = None

    def finish(self) -> str:
        self._close_to(0)
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag in _DROPPED:
            self._skipping.append(tag)
        elif self._skipping or tag in _UNWRAPPED:
            return
        elif tag == "style":
            self._style = []
        elif tag == "img":
            self._out.append(self._image(dict(attrs)))
        else:
            self._begin(_RENAMED.get(tag, tag), attrs)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        drawn = "svg" in self._open or "math" in self._open or tag in ("svg", "math")
        if drawn and not self._skipping and tag not in _DROPPED and tag != "style":
            self._out.append(f"<{tag}{self._kept(tag, attrs)}/>")
        elif tag not in _DROPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag == self._skipping[-1]:
                self._skipping.pop()
            return
        if tag == "style" and self._style is not None:
            self._out.append(scoped("".join(self._style), self._scope))
            self._style = None
            return
        tag = _RENAMED.get(tag, tag)
        if tag in self._open:
            self._close_to(len(self._open) - 1 - self._open[::-1].index(tag))
            if tag == "table":
                self._close_to(len(self._open) - 1)

    def handle_data(self, data: str) -> None:
        if self._style is not None:
            self._style.append(data)
        elif not self._skipping:
            self._out.append(data.replace("<", "&lt;"))

    def handle_entityref(self, name: str) -> None:
        if not self._skipping:
            self._out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        if not self._skipping:
            self._out.append(f"&#{name};")

    def _begin(self, tag: str, attrs: Attributes) -> None:
        if tag in _ENDS_PARAGRAPH and self._open and self._open[-1] == "p":
            self._close_to(len(self._open) - 1)
        while self._open and self._open[-1] in _CLOSES.get(tag, ()):
            self._close_to(len(self._open) - 1)
        if tag == "table":
            # A table too wide for its slide scrolls in its own frame instead of running off.
            label = escape(words.TABLE.at(self._lang))
            self._out.append(f'<div class="table-scroll" role="group" aria-label="{label}">')
            self._open.append("div")
        self._out.append(f"<{tag}{self._kept(tag, attrs)}>")
        if tag not in _VOID:
            self._open.append(tag)

    def _close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            self._out.append(f"</{self._open.pop()}>")

    def _kept(self, tag: str, attrs: Attributes) -> str:
        return "".join(
            f" {name}" if value is None else f' {name}="{escape(value)}"'
            for name, value in ((n, self._value(tag, n, v, attrs)) for n, v in attrs)
            if value is not _GONE
        )

    def _value(self, tag: str, name: str, value: str | None, attrs: Attributes) -> str | None:
        if name.startswith("on") or name in _LOST_ATTRIBUTES or not re.fullmatch(r"[\w:.-]+", name):
            return _GONE
        if value is None:
            return None
        if name == "style":
            return _tamed(value)
        if name not in _ADDRESSES:
            return value
        if tag == "a" and name == "href":
            if any(each == "download" for each, _ in attrs) and value.startswith("data:"):
                return value
            return value if _HARMLESS_LINK.match(value.strip()) else _GONE
        return _GONE if images.is_remote(value) else value

    def _image(self, attrs: dict[str, str | None]) -> str:
        source = (attrs.get("src") or "").strip()
        uri = self._shelf.fetch(source)
        if uri is None:
            return absent(source, self._lang)
        known = "alt" in attrs
        alt = (attrs.get("alt") or "").strip() if known else words.FIGURE.at(self._lang)
        rest = [(n, v) for n, v in attrs.items() if n not in ("src", "alt", "width", "height")]
        kept = self._kept("img", rest)
        return picture(uri, alt, attrs.get("width"), attrs.get("height"), kept, known=known)


def picture(
    uri: str,
    alt: str,
    width: str | None = None,
    height: str | None = None,
    more: str = "",
    *,
    known: bool = True,
) -> str:
    """An ``<img>`` that knows its size; without a description it is marked for the fit check."""
    shape = images.size(uri)
    drawn = ""
    if width and width.isdigit() and shape:
        tall = int(width) * shape[1] / max(1, shape[0])
        shape = int(width), int(height) if height and height.isdigit() else round(tall)
    if shape:
        drawn = f' width="{shape[0]}" height="{shape[1]}"'
        style = f"--w:{shape[0]}px;--h:{shape[1]}px"
        if ' style="' in more:
            more = more.replace(' style="', f' style="{style};', 1)
        else:
            more += f' style="{style}"'
    mark = "" if known else " data-no-alt"
    return f'<img src="{escape(uri)}" alt="{escape(alt)}"{drawn}{more}{mark}>'


def absent(address: str, lang: Lang) -> str:
    """The note that stands where an image could not be brought along."""
    said = words.NOT_HERE if "//" in address else words.MISSING
    return f'<span class="absent">{escape(said.at(lang).format(what=address[:200]))}</span>'


def scoped(css: str, scope: str) -> str:
    """A ``<style>`` that holds only under the element with the id `scope`."""
    css = _tamed(_IMPORT.sub("", css)).strip()
    # Nested rules end at the first brace too many, and the rest would hold for the whole deck.
    if not css or not scope or css.count("{") != css.count("}") or _ends_early(css):
        return ""
    return f"<style>#{scope}{{{css.replace('</', '')}}}</style>"


def _ends_early(css: str) -> bool:
    depth = 0
    for mark in re.findall(r"[{}]", css):
        depth += 1 if mark == "{" else -1
        if depth < 0:
            return True
    return False


def _tamed(css: str) -> str:
    return _FIXED.sub("position:relative", _OUTSIDE_URL.sub("none", css))
