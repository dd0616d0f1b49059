"""The tables of a ledger.

Records are known by text ids; the tables that link them use short numbers (``sequence``) instead, for there are
ten rows of links to one of records. Full-text indexes are in ``fulltext``. A change here needs a new step in
``migrations``; a test compares these tables with the ones that version made.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

from sayso.ledger.types import Side, Slot

metadata = MetaData()


class Coded[E: StrEnum](TypeDecorator[E]):
    """A declared choice, kept as its number in the list; the list may only grow at its end."""

    impl = SmallInteger
    cache_ok = True

    def __init__(self, choices: Sequence[E]) -> None:
        super().__init__()
        self.choices = tuple(choices)

    def process_bind_param(self, value: E | None, _dialect: Dialect) -> int | None:
        """The number of a choice."""
        return None if value is None else self.choices.index(value)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> E | None:
        """The choice of a number."""
        return None if value is None else self.choices[value]


SIDES = (Side.AFFIRMED, Side.DENIED, Side.HEDGED)
SLOTS = (
    Slot.ACTOR,
    Slot.ACTION,
    Slot.RECIPIENT,
    Slot.OBJECT,
    Slot.PLACE,
    Slot.TIME,
    Slot.NUMBER,
    Slot.SCOPE,
)


def _sequence(name: str = "sequence") -> Column[int]:
    """SQLite's own row number, so that it costs no index."""
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _links(name: str, *columns: Column[int]) -> Table:
    """A table that is nothing but its key."""
    return Table(name, metadata, *columns, sqlite_with_rowid=False)


producers = Table(
    "producers",
    metadata,
    _sequence(),
    Column("name", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("artifact_sha256", Text),
)
"""Who or what made records."""

documents = Table(
    "documents",
    metadata,
    _sequence(),
    Column("id", Text, nullable=False, unique=True),
    Column("producer", Integer, nullable=False),
    Column("read_at", Text, nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
)
"""One row a report, in the order of reading; ``record`` is the Document without its text."""

texts = Table(
    "texts",
    metadata,
    _sequence("document"),
    Column("sentences", LargeBinary, nullable=False),
    Column("text", LargeBinary),
)
"""The text, compressed; none where it is the raw bytes as they stand (see ``raws``)."""

raws = Table(
    "raws",
    metadata,
    _sequence("document"),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)
"""The file as it was read, compressed; ``size`` in bytes before that."""

custody = Table(
    "custody",
    metadata,
    _sequence(),
    Column("document", Integer, nullable=False, index=True),
    Column("retrieved_at", Text, nullable=False),
    Column("read_at", Text, nullable=False),
    Column("source", Text),
    Column("tool_version", Text, nullable=False),
    Column("sha256", Text),
    Column("headers", LargeBinary),
)
"""When, from where and by which version a report was taken in, each time; the hash of its bytes, and with which
headers they came."""

captures = Table(
    "captures",
    metadata,
    _sequence(),
    Column("document", Integer, nullable=False, index=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("size", Integer, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)
"""Other bytes that showed the same report, as ``raws`` has the first."""

maps = Table(
    "maps",
    metadata,
    _sequence("document"),
    Column("stretches", LargeBinary, nullable=False),
)
"""Where the text of a report stands in its original."""

articles = Table("articles", metadata, _sequence(), Column("key", Text, nullable=False, unique=True))
"""Addresses of articles, by the keys of ``ledger.versions``."""

versions = Table(
    "versions",
    metadata,
    _sequence("document"),
    Column("article", Integer, index=True),
    Column("standing", Integer, nullable=False, index=True),
    Column("text_sha256", Text, nullable=False),
    Column("marks", LargeBinary),
)
"""Of which article a report is a version, and which of its versions stands: the report itself, or a newer one."""
Index(
    "ix_versions_older",
    versions.c.document,
    sqlite_where=versions.c.standing != versions.c.document,
)

carried = Table(
    "carried",
    metadata,
    Column("decision", Text, primary_key=True),
    Column("target", Text),
    Column("value", Text),
    sqlite_with_rowid=False,
)
"""Decisions about versions that no longer stand: what they are about now; no target where that was lost."""

facts = Table(
    "facts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Numbers about the ledger as a whole."""

profiles = Table(
    "profiles",
    metadata,
    _sequence("document"),
    Column("blocks", LargeBinary, nullable=False),
    Column("profile", LargeBinary, nullable=False),
)
"""What a report is about, for ``ledger.stories``."""

document_keys = _links(
    "document_keys",
    Column("key", BigInteger, primary_key=True),
    Column("document", Integer, primary_key=True),
)

attributions = Table(
    "attributions",
    metadata,
    _sequence(),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Integer, nullable=False, index=True),
    Column("rank", Integer, nullable=False),
    Column("producer", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

speakers = Table(
    "speakers",
    metadata,
    _sequence(),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Integer, nullable=False, index=True),
    Column("rank", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    _sequence(),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Integer, nullable=False, index=True),
    Column("rank", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("attribution", Integer),
    Column("speaker", Integer),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
"""``rank`` is a record's place in its extraction.

``place`` is where in the text the claim begins, ``start`` and ``end`` its sentence, in code points."""

gists = Table(
    "gists",
    metadata,
    _sequence("claim"),
    Column("person", Integer),
    Column("blocks", LargeBinary, nullable=False),
    Column("gist", LargeBinary, nullable=False),
    Column("vector", LargeBinary, nullable=False),
    Column("passage", LargeBinary, nullable=False),
    Index("ix_gists_person", "person"),
)
"""What claims are compared by; ``blocks`` are its keys, kept here too, so that they can be taken back."""

claim_keys = _links(
    "claim_keys",
    Column("key", BigInteger, primary_key=True),
    Column("claim", Integer, primary_key=True),
)

persons = Table("persons", metadata, _sequence(), Column("key", Text, nullable=False, unique=True))
"""Speakers over all documents, by the keys of ``ledger.people``."""

pairs = Table(
    "pairs",
    metadata,
    Column("claim", Integer, primary_key=True),
    Column("same", Boolean, primary_key=True),
    Column("other", Integer, primary_key=True),
    Column("score", Float, nullable=False),
    Column("slot", Coded(SLOTS)),
    sqlite_with_rowid=False,
)
"""Claims that are the same, or else related; each pair stands here twice, once from either side."""

entries = Table(
    "entries",
    metadata,
    _sequence(),
    Column("standing", Integer, nullable=False),
    Column("repeated", Integer, nullable=False),
    Column("ordinal", BigInteger, nullable=False),
    Column("id", Text, nullable=False),
    Column("wording", Text, nullable=False),
    Column("affirmed", Integer, nullable=False),
    Column("denied", Integer, nullable=False),
    Column("hedged", Integer, nullable=False),
    Column("affirmed_least", Integer, nullable=False),
    Column("affirmed_most", Integer, nullable=False),
    Column("denied_least", Integer, nullable=False),
    Column("denied_most", Integer, nullable=False),
    Column("first_said", Text),
    Column("last_said", Text),
    Column("disputed", Boolean, nullable=False),
    Column("single_origin", Boolean, nullable=False),
    Column("unnamed_only", Boolean, nullable=False),
    Column("changed", Boolean, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Index("ix_entries_list", "standing", "ordinal", "last_said", "disputed", "single_origin", "unnamed_only"),
    Index("ix_entries_repeated", "repeated", "ordinal"),
    Index("ix_entries_disputed", "disputed", "standing", "ordinal"),
)
"""Summaries of entries. ``sequence`` is that of the first claim, ``ordinal`` its place in the order of reading;
lists are in order of ``standing``, then of that. ``ix_entries_list`` is what lists are filtered by: with it,
a million entries can be gone through without fetching any."""

members = Table(
    "members",
    metadata,
    _sequence("claim"),
    Column("entry", Integer, nullable=False),
    Column("side", Coded(SIDES), nullable=False),
    Column("name", Integer),
    Index("ix_members_entry", "entry", "side", "name"),
    Index("ix_members_name", "name", "side", "entry"),
)
"""Which entry a claim is in, on which side, and under which name its speaker is listed."""

voices = Table(
    "voices",
    metadata,
    _sequence(),
    Column("key", Text, nullable=False, unique=True),
    Column("person", Text),
    Column("affirmed", Integer, nullable=False),
    Column("denied", Integer, nullable=False),
    Column("hedged", Integer, nullable=False),
    Column("total", Integer, nullable=False),
)
"""Who speaks, over all entries, and how many claims on each side. Without a person's key, it is a description."""
Index("ix_voices_total", voices.c.total.desc(), voices.c.key)

names = Table(
    "names",
    metadata,
    _sequence(),
    Column("voice", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("total", Integer, nullable=False),
    UniqueConstraint("voice", "name", "kind", "named"),
)
"""The names a voice goes by, and how many claims under each."""

places = Table("places", metadata, _sequence(), Column("name", Text, nullable=False, unique=True))

entry_places = _links(
    "entry_places",
    Column("place", Integer, primary_key=True),
    Column("entry", Integer, primary_key=True),
)
Index("ix_entry_places_entry", entry_places.c.entry)

decisions = Table(
    "decisions",
    metadata,
    _sequence(),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False, index=True),
    Column("target", Text, nullable=False, index=True),
    Column("value", Text, index=True),
    Column("decided_by", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("note", Text),
    Column("supersedes", Text, index=True),
)
"""The log of what people decided. Triggers keep it append-only."""
