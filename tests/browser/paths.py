"""The pages of a desk on the examples, one of each kind."""

from __future__ import annotations

ENTRY = "e-84dd2bcbfde8ed912521"
"""The arming of the Front: affirmed twice and denied twice, each with one origin."""

BY_SHIP = "e-31103dac5b5a2a2c05d5"
"""Its arming by a ship: affirmed twice and denied three times, each by one origin, hedged once."""

WRECK = "e-f5e2192f24fd75073916"
"""What the wreck held: affirmed twice, each with an origin of its own."""

REPORT = "/reports/d-02ced28eeaea9cf01628"
"""The ministry's denial: nested attributions, claims that point back."""

PATHS = (
    "/",
    "/?about=zyzzyva",
    "/new?since=2000-01-01T00:00:00Z",
    f"/entries/{ENTRY}",
    "/search?q=Radle",
    "/reports",
    "/reports?words=crates&outlet=wire&speaker=Radle&since=2031-03-01&until=2031-03-09&reviewed=no",
    REPORT,
    f"{REPORT}?edit=c-4163cfb4762e399328ff",
    f"{REPORT}/original?at=344-360",
    "/queue",
    "/speakers",
    "/speakers/person:oswin%20radle",
    "/matrix",
    "/timeline",
    "/timeline?from=2031-03-04&to=2031-03-05",
    "/map",
    "/network",
    "/network/sentences?who=Pelessia&whom=Lowwater%20Front",
    "/history",
    "/history/changes?from=2031-01-01T00:00",
)
