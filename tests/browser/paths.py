"""The pages of a desk on the examples, one of each kind."""

from __future__ import annotations

ENTRY = "e-84dd2bcbfde8ed912521"
"""The arming of the Front: affirmed four times, denied twice."""

PATHS = (
    "/",
    "/?about=zyzzyva",
    "/new?since=2000-01-01T00:00:00Z",
    f"/entries/{ENTRY}",
    "/search?q=Radle",
)
