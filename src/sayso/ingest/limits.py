"""Bounds on what is read: far above what any report needs, far below what would take a laptop down."""

from __future__ import annotations

MAX_REPORT_CHARACTERS = 1_000_000
"""Longer texts are no report; reading one would take the memory of many."""

MAX_FILE_BYTES = 512 << 20
"""Of a file that holds several reports: an archive, a table, a mailbox."""

MAX_MEMBER_BYTES = 64 << 20
"""Of one report as it lies on disk or in an archive, pictures, scripts and all."""

MAX_TOTAL_BYTES = 8 << 30
"""Of all that comes out of one file."""

MAX_MEMBERS = 200_000
"""That are taken out of one file, over all its levels."""

MAX_DEPTH = 4
"""Of containers within containers."""

MAX_RATIO = 200
"""How many times larger than the file that holds it a content may be; text packs to a tenth at most."""

RATIO_FROM = 16 << 20
"""Bytes of content from which the ratio is looked at: small files may be as empty as they like."""

MAX_META_CHARACTERS = 1_000
"""Of a title, an outlet, a byline, an address."""

MAX_CREDIT_NAMES = 50
"""That metadata may give credit to."""

CONVERT_SECONDS = 30
"""That converting one file may take."""

CONVERT_MEMORY = 1 << 30
"""Bytes that the process which converts may take."""

MAX_PROBLEMS = 1_000
"""That are told of one file; it is left when it has more."""

MAX_PAGES = 2_000
"""Of a PDF; a longer one is a book or a collection."""

MAX_PART_BYTES = 32 << 20
"""Of a part of a word-processor file, unpacked."""
