"""Cutting a notebook into slides.

A notebook that says where its slides begin (``slideshow`` metadata, as JupyterLab's and RISE's
toolbars set it) is taken at its word, but what it calls subslides become slides of their own: in
a hall there is one way forward. One that says nothing begins a slide at every first- and
second-level heading, and another before a slide grows too long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from situtor.errors import SitutorError
from situtor.slides import markdown
from situtor.slides.errors import SlidesError
from situtor.slides.execute import place
from situtor.slides.images import Shelf
from situtor.slides.outputs import Block, Desk, lines_of, output_blocks, source_block

# These make a slide by themselves; the others dress the slide their cell stands on.
_ALONE = ("title", "section", "statement", "quote")
_DRESSED = ("columns", "figure", "sources", "exercise")
LAYOUTS = (*_ALONE, *_DRESSED)
_ALIASES = {"two-column": "columns", "two-columns": "columns"}
_REMOVED = {"remove-cell", "remove_cell"}
_SLIDE_LINES = 12.5
_TITLE_LINES = 7


@dataclass
class Slide:
    """One slide: a heading if it has one, what stands under it, and what the speaker says.

    `again` counts the slides this one goes on from; `cell` is where its author finds it,
    counted from one.
    """

    heading: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    layout: str = "plain"
    again: int = 0
    cell: int = 0

    @property
    def lines(self) -> float:
        """About how many lines it takes, its heading included."""
        return sum(block.lines for block in self.blocks) + (1.8 if self.heading else 0)


def slides(
    notebook: Mapping[str, Any], name: str, title: str, folder: Path | None, desk: Desk
) -> list[Slide]:
    """The notebook's slides in order; at least one, which says `title` if nothing else does.

    Raises:
        SlidesError: an output asks for an exercise or explorer that is not there.
    """
    cells = list(enumerate(notebook["cells"], 1))
    told = any(slide_type(cell) != "-" for _, cell in cells)
    cut = _Cut(told)
    for number, cell in cells:
        if slide_type(cell) == "skip" or _REMOVED & tags(cell):
            continue
        try:
            blocks = list(_blocks(cell, folder, desk))
        except SitutorError as error:
            raise SlidesError(f"{place(name, notebook, number - 1)}: {error}") from None
        for block in blocks:
            block.cell = number
        if slide_type(cell) == "notes":
            cut.note("".join(_as_note(block) for block in blocks))
        else:
            cut.add(cell, number, blocks)
    found = [slide for slide in cut.slides if slide.heading or slide.blocks]
    return _with_title(found, title, told=told)


def slide_type(cell: Mapping[str, Any]) -> str:
    """What the cell is to a slide show; ``-`` when it does not say."""
    kind = (cell["metadata"].get("slideshow") or {}).get("slide_type") or "-"
    return str(kind)


def tags(cell: Mapping[str, Any]) -> set[str]:
    """The cell's tags."""
    return {str(tag) for tag in cell["metadata"].get("tags") or []}


def _blocks(cell: Mapping[str, Any], folder: Path | None, desk: Desk) -> Iterator[Block]:
    shelf = Shelf(folder, cell.get("attachments") or {}, desk.files)
    if cell["cell_type"] == "markdown":
        for piece in markdown.pieces(str(cell["source"]), shelf, desk.lang, desk.scope()):
            if piece.level > 0:
                yield Block("heading", piece.html, piece.level, lines=1.8)
            elif piece.level < 0:
                yield Block("rule", piece.html, lines=0.5)
            else:
                only_image = "<img" in piece.html and not piece.text
                kind = "figure" if only_image else "table" if "<table" in piece.html else "text"
                yield Block(kind, piece.html, lines=lines_of(piece.html))
    elif cell["cell_type"] == "code":
        if "show-code" in tags(cell) and str(cell["source"]).strip():
            yield source_block(cell, desk)
        if not {"remove-output", "remove_output"} & tags(cell):
            yield from output_blocks(cell, shelf, desk)


class _Cut:
    """Slides as they grow, cell by cell."""

    def __init__(self, told: bool) -> None:
        self.told = told
        self.slides: list[Slide] = []
        self._step: int | None = None
        self._steps = 0

    def note(self, html: str) -> None:
        """Speaker notes belong to the slide before them, whatever pages it has."""
        if not self.slides:
            self._begin(0)
        at = len(self.slides) - 1
        while at > 0 and self.slides[at].again:
            at -= 1
        for slide in self.slides[at:]:
            slide.notes.append(html)

    def add(self, cell: Mapping[str, Any], number: int, blocks: list[Block]) -> None:
        kind = slide_type(cell)
        named = {_ALIASES.get(tag, tag) for tag in tags(cell)}
        layout = next((each for each in LAYOUTS if each in named), "")
        begins = kind in ("slide", "subslide") if self.told else layout in _ALONE
        if begins or not self.slides:
            self._begin(number)
        elif kind == "fragment":
            self._step, self._steps = self._steps, self._steps + 1
        if layout and (layout in _ALONE or self.slides[-1].layout == "plain"):
            self.slides[-1].layout = layout
        for block in blocks:
            block.fragment = self._step
            self._place(block)

    def _place(self, block: Block) -> None:
        slide = self.slides[-1]
        empty = slide.heading is None and not slide.blocks
        if block.kind == "heading":
            if not self.told and block.level <= 2 and not empty:
                slide = self._begin(block.cell)
                empty = True
            if empty:
                slide.heading, slide.cell = block, slide.cell or block.cell
                return
        too_long = not self.told and slide.blocks and slide.lines + block.lines > _SLIDE_LINES
        if block.new_page or too_long:
            slide = self._go_on(block.cell)
        slide.blocks.append(block)

    def _begin(self, number: int) -> Slide:
        self._step, self._steps = None, 0
        self.slides.append(Slide(cell=number))
        return self.slides[-1]

    def _go_on(self, number: int) -> Slide:
        before = self.slides[-1]
        layout = before.layout if before.layout in _DRESSED else "plain"
        self.slides.append(
            Slide(
                before.heading,
                notes=list(before.notes),
                layout=layout,
                again=before.again + 1,
                cell=number,
            )
        )
        # A small heading goes along with what it heads.
        if len(before.blocks) > 1 and before.blocks[-1].kind == "heading":
            self.slides[-1].blocks.append(before.blocks.pop())
        return self.slides[-1]


def _with_title(found: list[Slide], title: str, *, told: bool) -> list[Slide]:
    """The slides with a title slide in front, if the notebook does not have one by itself."""
    opening = Block("heading", escape(title), 1, lines=1.8)
    if not found:
        return [Slide(opening, layout="title", cell=1)]
    first = found[0]
    if first.layout != "plain":
        return found
    calm = all(block.kind in ("text", "card") for block in first.blocks)
    if first.heading and calm and first.lines <= _TITLE_LINES:
        first.layout = "title"
    elif not told:
        if first.heading and first.heading.level == 1:
            opening = first.heading
        found.insert(0, Slide(opening, layout="title", cell=first.cell))
    return found


def _as_note(block: Block) -> str:
    return f"<p><strong>{block.html}</strong></p>" if block.kind == "heading" else block.html
