"""A ledger as one file to send: read-only, with everything in it and nothing fetched."""

from __future__ import annotations

from sayso.export.dossier.writing import Contents, Counts, write_dossier

__all__ = ["Contents", "Counts", "write_dossier"]
