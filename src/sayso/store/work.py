"""A transaction on a ledger: what can be asked (View), and what can be written as well (Work)."""

from __future__ import annotations

from sayso.store.arrivals import ArrivalsView
from sayso.store.facts import FactsView
from sayso.store.filing import FilingView
from sayso.store.gists import GistsView
from sayso.store.log import LogWork
from sayso.store.overview import OverviewView
from sayso.store.pairs import PairsView
from sayso.store.records_work import RecordsWork
from sayso.store.search import SearchView
from sayso.store.versions import VersionsView


class View(GistsView, PairsView, OverviewView, SearchView, FilingView, ArrivalsView, FactsView, VersionsView):
    """A ledger as it is at one moment."""


class Work(RecordsWork, LogWork, View):
    """A ledger that is being written: all of View, and all changes. Never commits."""
