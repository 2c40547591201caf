"""What can go wrong while a deck is made."""

from __future__ import annotations

from situtor.errors import SitutorError


class SlidesError(SitutorError):
    """A notebook could not become a deck; the text says which, where and why, in one line."""
