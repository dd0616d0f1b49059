"""The formats that are read: what each is called, how its files are named and declared, which module reads it."""

from __future__ import annotations

from dataclasses import dataclass

ROW = "application/x-sayso-row"
"""The media type of a table's row, as our own modules hand it on."""
ENTRY = "application/x-sayso-entry"
"""The media type of a feed's entry, likewise."""
MESSAGE = "application/x-sayso-message"
"""The media type of a mail whose attachments were taken out, likewise."""


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    ``words`` is what it is, in words; ``suffixes`` and ``types`` how its files are named and declared. ``convert`` is
    the module of this package that makes a report of it, ``expand`` the one that takes the reports out of it; a format
    with neither is known but not read, and ``remedy`` says what to do. ``called`` is the name a Document gets.
    """

    name: str
    words: str
    suffixes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    convert: str | None = None
    expand: str | None = None
    remedy: str | None = None
    called: str | None = None

    @property
    def plain(self) -> bool:
        """Whether it is read as it stands, which no file can make dangerous."""
        return self.convert == "text"


_TEXT = "save its text as .txt first"
_UNPACK = "unpack it first"

FORMATS: tuple[Format, ...] = (
    Format("text", "plain text", (".txt", ".text"), ("text/plain",), convert="text"),
    Format("markdown", "Markdown", (".md", ".markdown"), ("text/markdown",), convert="text"),
    Format("html", "a web page", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), convert="html"),
    Format("mhtml", "a saved web page", (".mhtml", ".mht"), ("multipart/related",), convert="mhtml"),
    Format("pdf", "a PDF", (".pdf",), ("application/pdf",), convert="pdf"),
    Format(
        "docx",
        "a Word document",
        (".docx", ".docm"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        convert="office",
    ),
    Format("odt", "an OpenDocument text", (".odt",), ("application/vnd.oasis.opendocument.text",), convert="office"),
    Format("mail", "a mail", (".eml",), ("message/rfc822",), expand="mail"),
    Format("message", "a mail", types=(MESSAGE,), convert="mail", called="mail"),
    Format("mbox", "a mailbox", (".mbox",), ("application/mbox",), expand="mail"),
    Format(
        "feed",
        "a feed",
        (".rss", ".atom", ".xml"),
        ("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
        expand="feeds",
    ),
    Format("entry", "a feed's entry", types=(ENTRY,), convert="row", called="feed"),
    Format("warc", "a web archive", (".warc", ".warc.gz"), ("application/warc",), expand="warc"),
    Format("wacz", "a web archive", (".wacz",), ("application/wacz",), expand="warc"),
    Format("zip", "a ZIP archive", (".zip",), ("application/zip", "application/x-zip-compressed"), expand="archive"),
    Format(
        "tar",
        "a tar archive",
        (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz"),
        ("application/x-tar",),
        expand="archive",
    ),
    Format("gz", "a packed file", (".gz", ".bz2", ".xz"), ("application/gzip",), expand="archive"),
    Format(
        "table",
        "a table",
        (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet"),
        ("text/csv", "text/tab-separated-values"),
        expand="table",
    ),
    Format("row", "a table's row", types=(ROW,), convert="row", called="table"),
    Format("json", "JSON", (".json",), ("application/json",), expand="table"),
    Format("jsonl", "JSON lines", (".jsonl", ".ndjson"), ("application/x-ndjson", "application/jsonl"), expand="table"),
    Format("ninjs", "a ninjs item", (".ninjs",), ("application/vnd.iptc.ninjs+json",), convert="ninjs"),
    Format("picture", "a picture", remedy="have its words recognised (OCR) and save them as .txt first"),
    Format("film", "a film or a sound recording", remedy="have it transcribed and save that as .txt first"),
    Format("doc", "an old Office file", remedy="save it as .docx first"),
    Format("locked", "an Office file locked with a password", remedy="save it without one first"),
    Format("rtf", "an RTF file", remedy="save it as .docx or .txt first"),
    Format("slides", "a presentation", remedy=_TEXT),
    Format("drawing", "an OpenDocument file without running text", remedy=_TEXT),
    Format("epub", "an e-book", remedy=_TEXT),
    Format("packed", "an archive of a kind that is not read", remedy=_UNPACK),
    Format("newsml", "NewsML or NITF", remedy="export it as HTML or ninjs first"),
    Format("xml", "XML of a kind that is not read", remedy=_TEXT),
    Format("database", "a database", remedy="export its reports as CSV or JSON lines first"),
    Format("binary", "a binary file, not plain text", remedy=_TEXT),
)

BY_NAME = {one.name: one for one in FORMATS}
BY_TYPE = {media_type: one for one in FORMATS for media_type in one.types}
BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes}

SIDECAR = ".meta.json"
"""The end of the name of a file that says what is known about the file it is named after."""


def suffix_of(name: str) -> str:
    """The end of a file's name that tells its format, in small letters ("" if none does): the longest that is known."""
    name = name.lower()
    return max((suffix for suffix in BY_SUFFIX if name.endswith(suffix)), key=len, default="")


def is_report(name: str) -> bool:
    """Whether a file is taken from a folder or an archive: by its name, which must not be hidden."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    return bool(suffix_of(bare)) and not bare.startswith(".") and not bare.lower().endswith(SIDECAR)
