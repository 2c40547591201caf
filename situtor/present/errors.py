"""What can go wrong while a lesson is presented live."""

from __future__ import annotations

from situtor.errors import SitutorError


class PresentError(SitutorError):
    """A lesson cannot be presented live; the text says why and what to do, in one line."""
