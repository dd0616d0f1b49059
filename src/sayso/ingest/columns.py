"""Which column of a table is which field of a report: as a person says, else by name, else by what is in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.errors import InputError
from sayso.ingest.dates import day_first, read_date
from sayso.ingest.fragment import is_html, text_of
from sayso.ingest.limits import MAX_META_CHARACTERS
from sayso.ingest.types import Meta

TEXT = "text"
NAMES: dict[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        TEXT: "text body content fulltext articletext articlebody maintext bodytext fields.bodytext fields.body article"
        " story storytext newstext contenttext textcontent plaintext mainbody cleanedtext rawtext document contenthtml"
        " bodyhtml html bodyxhtml td description summary abstract leadparagraph snippet lp",
        "title": "title headline heading articletitle headlinemain headline.main webtitle fields.headline newstitle"
        " storytitle subject hl hd",
        "outlet": "outlet sourcename source.name source.title outletname medianame mediaoutlet publicationname"
        " publication newspaper publisher publisher.name pubtitle newsoutlet media source site sitename website"
        " provider provider.name channel journal sourcedomain domain sn",
        "byline": "byline byline.original author authors authorname authornames fields.byline creator writer reporter"
        " journalist by",
        "published_at": "publishedat published publisheddate publishdate publicationdate pubdate datepublished"
        " datepublish webpublicationdate firstpublicationdate publishedutc published_date date datetime articledate"
        " storydate postdate releasedate seendate timestamp versioncreated firstcreated day createdat pd",
        "url": "url link articleurl weburl storyurl canonicalurl documenturl permalink sourceurl href uri",
        "language": "language lang languagecode articlelanguage",
    }.items()
}
"""For each field the names its column goes by, the likeliest first; small letters, without "_", "-", " "."""

PROSE = 200
"""Characters that a column's cells have on average if they are whole texts, not titles or teasers."""
SOME_PROSE = 80
MOST_TOLD = 40
_DEPTH = 3
_LANGUAGES = {"english": "en", "eng": "en"}


def flat(values: Mapping[str, Any], depth: int = _DEPTH) -> dict[str, Any]:
    """What is within objects under dotted names ("source.name"), lists as one value."""
    found: dict[str, Any] = {}
    for key, value in values.items():
        if isinstance(value, Mapping) and depth:
            found |= {f"{key}.{inner}": one for inner, one in flat(value, depth - 1).items()}
        else:
            found[str(key)] = value
    return found


def names_of(field: str, columns: Iterable[str]) -> list[str]:
    """The columns whose name says that they are this field, the likeliest first."""
    plain = {re.sub(r"[\s_-]+", "", column.lower()): column for column in reversed(list(columns))}
    wanted = (re.sub(r"_", "", name) for name in NAMES[field])
    return list(dict.fromkeys(plain[name] for name in wanted if name in plain))


@dataclass(frozen=True, slots=True)
class Columns:
    """The column of each field that a table has; ``day_first`` says how 3/4/2031 is meant in it."""

    of: Mapping[str, str]
    day_first: bool | None = None

    @classmethod
    def guess(cls, sample: Sequence[Mapping[str, Any]], told: Mapping[str, str], source: str) -> Columns:
        """The columns of a table, judged by its first rows (flat).

        Raises InputError, listing the columns, if one that was named is not there, or none can be the text.
        """
        present = list(dict.fromkeys(column for row in sample for column in row))
        found = dict(told)
        for column in found.values():
            if column not in present:
                raise InputError(f"{source} has no column {column!r}; its columns are {_listed(present)}.")
        found = {TEXT: found.get(TEXT) or _text_column(sample, present, source)} | found
        for field in NAMES.keys() - found.keys():
            named = [one for one in names_of(field, present) if one not in found.values() and _filled(sample, one)]
            found |= {field: named[0]} if named else {}
        return cls(found, day_first([row.get(found.get("published_at", "")) for row in sample]))

    def text(self, row: Mapping[str, Any]) -> str | None:
        """The text of a row, paragraphs of a list apart by blank lines; None if there is none."""
        value = row.get(self.of[TEXT])
        if isinstance(value, list):
            value = "\n\n".join(one for one in value if isinstance(one, str))
        return value if isinstance(value, str) and value.strip() else None

    def meta(self, row: Mapping[str, Any]) -> Meta:
        """What the other columns say."""
        said = {field: row.get(column) for field, column in self.of.items() if field != TEXT}
        url, language = plain(said.get("url")), plain(said.get("language"))
        return Meta(
            title=plain(said.get("title")),
            outlet=plain(said.get("outlet")),
            byline=plain(said.get("byline")),
            published_at=read_date(said.get("published_at"), self.day_first),
            url=url if url and re.match(r"https?://\S+$", url) else None,
            language=_language(language) if language else None,
        )


def plain(value: object) -> str | None:
    """A value as one line of text: names of a list joined, HTML undone; None if it is none."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        value = ", ".join(filter(None, map(plain, value[:20])))
    if not isinstance(value, str):
        return None
    line = text_of(value[: 4 * MAX_META_CHARACTERS])[0] if is_html(value[: 4 * MAX_META_CHARACTERS]) else value
    line = " ".join(line[: 4 * MAX_META_CHARACTERS].split())[:MAX_META_CHARACTERS]
    return None if line.lower() in ("", "nan", "none", "null", "n/a", "na", "-") else line


def _language(name: str) -> str | None:
    name = _LANGUAGES.get(name.lower(), name.lower())
    return name[:2] if re.fullmatch(r"[a-z]{2}(?:[-_][a-z]{2,4})?", name) else None


def _text_column(sample: Sequence[Mapping[str, Any]], present: Sequence[str], source: str) -> str:
    named = names_of(TEXT, present)
    lengths = {column: _length(sample, column) for column in present}
    whole = [column for column in named if lengths[column] >= PROSE]
    if found := next(iter(whole), None) or next((column for column in named if lengths[column]), None):
        return found
    longest = max(present, key=lengths.__getitem__, default=None)
    if longest is None or lengths[longest] < SOME_PROSE:
        raise InputError(
            f"{source} has no column that could be the text; its columns are {_listed(present)}: "
            "name the one that is, as in --map text=COLUMN."
        )
    return longest


def _length(sample: Sequence[Mapping[str, Any]], column: str) -> float:
    """Characters of prose in a column's filled cells, on average; what has no spaces in it is none."""
    lengths = [len(text) for text in _texts(sample, column) if " " in text.strip()]
    return sum(lengths) / len(lengths) if lengths else 0


def _texts(sample: Sequence[Mapping[str, Any]], column: str) -> Iterator[str]:
    for row in sample:
        value = row.get(column)
        joined = " ".join(one for one in value if isinstance(one, str)) if isinstance(value, list) else value
        if isinstance(joined, str) and joined.strip():
            yield joined


def _filled(sample: Sequence[Mapping[str, Any]], column: str) -> bool:
    return any(row.get(column) not in (None, "") for row in sample)


def _listed(columns: Sequence[str]) -> str:
    from sayso.ingest.find import shown

    more = f" and {len(columns) - MOST_TOLD} more" if len(columns) > MOST_TOLD else ""
    return ", ".join(shown(column[:60]) for column in columns[:MOST_TOLD]) + more if columns else "none"
