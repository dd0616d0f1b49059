"""The filter of the list of reports, as it stands in the URL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from sayso.store import ReportFilter
from sayso.web.overview import day, word

REVIEWED = {"yes": True, "no": False}
WORDS = ("words", "outlet", "language", "speaker")
DAYS = ("since", "until")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for: the fields of the URL that say something."""

    query: dict[str, str]

    @property
    def fields(self) -> dict[str, str]:
        """Every field, those that say nothing empty."""
        return dict.fromkeys((*WORDS, *DAYS, "reviewed"), "") | self.query

    @property
    def asked(self) -> tuple[ReportFilter, bool | None]:
        """The filter, and whether people have looked at the reports, or None."""
        fields: dict[str, Any] = {name: told for name, told in self.query.items() if name != "reviewed"}
        return ReportFilter(**fields), REVIEWED.get(self.query.get("reviewed", ""))


def wanted_of(request: Request) -> Wanted:
    """As the URL has it; what is no day, or no answer, asks for nothing."""
    given = {name: word(request, name) for name in WORDS}
    given |= {name: told.isoformat() for name in DAYS if (told := day(request, name))}
    given["reviewed"] = answer if (answer := word(request, "reviewed")) in REVIEWED else ""
    return Wanted({name: told for name, told in given.items() if told})
