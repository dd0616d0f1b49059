"""What goes through the stage: bytes as found, what a converter makes of them, reports ready to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from sayso.model import Document, Stretch


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about a report besides its text, each as it stands there; dates in ISO 8601.

    ``credits`` names those whom metadata, not the text, gives credit for the text: a feed's ``<source>``.
    ``dateline_day`` is the month and day ("03-09") of a dateline without a year.
    """

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published_at: str | None = None
    url: str | None = None
    language: str | None = None
    credits: tuple[str, ...] = ()
    dateline_day: str | None = None

    def over(self, other: Meta) -> Meta:
        """This, with the gaps filled from another."""
        return Meta(**{one.name: getattr(self, one.name) or getattr(other, one.name) for one in fields(Meta)})


@dataclass(frozen=True, slots=True)
class Item:
    """Bytes that are one report, or that hold several.

    ``source`` says where they come from, for people: a path, "PATH!MEMBER" inside an archive, a URL. ``media_type``
    and ``charset`` are as declared there, and only hints. ``retrieved_at`` is when they were captured (ISO 8601, UTC),
    where that is recorded; ``headers`` are those of the HTTP response. ``address`` is the URL they were captured at:
    the report's own, if neither ``known`` nor the report states one. ``known`` is what the container says about this
    report, and goes before what the report says itself. ``depth`` counts the containers around it.
    """

    raw: bytes
    source: str
    media_type: str | None = None
    charset: str | None = None
    retrieved_at: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    known: Meta = Meta()
    depth: int = 0
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What a converter makes of an item.

    ``origin`` leads from ``text`` to the original, in order of the text. ``plain`` says that the text is the decoded
    file as it stands, front matter and all, and that nothing may be changed in it. ``notes`` are sentences for the
    user on what of the item could not be read, each naming its source.
    """

    text: str
    origin: tuple[Stretch, ...] = ()
    meta: Meta = Meta()
    plain: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A report ready to be read, with its bytes as they came; fields as in ``Item``, the last two as in ``Page``."""

    document: Document
    raw: bytes
    source: str | None = None
    retrieved_at: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    origin: tuple[Stretch, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How a person wants files to be read: ``columns`` names, for fields of ``Meta`` and "text", those of a table."""

    columns: Mapping[str, str] = field(default_factory=dict)
