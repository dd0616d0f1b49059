"""What the standard library raises for packed files that are not as they should be."""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib

BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
    LookupError,
)
"""What the libraries say of archives that are not as they should be."""
