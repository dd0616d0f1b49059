"""What all pages work with: the ledger, who may see it, and under which addresses it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from secrets import token_hex

from starlette.requests import Request

from sayso.keeper import Keeper
from sayso.ledger.outlets import OutletTable
from sayso.store import Store, View, open_ledger
from sayso.views import Views
from sayso.views.reports import Reports


@dataclass(frozen=True)
class Access:
    """Who may come in.

    ``hosts`` are the names the desk answers to in an address: any other is a page that pretends (DNS rebinding). Where
    ``token`` is set, a browser has to give it once; it is always set where the desk listens on more than this machine.
    ``secret`` signs the cookies.
    """

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]", "::1")
    token: str | None = None
    secret: str = field(default_factory=lambda: token_hex(32))


class Desk:
    """A ledger on a desk. ``reviewer`` is who decides where a browser has not said so."""

    def __init__(
        self,
        path: str,
        access: Access | None = None,
        outlets: OutletTable | None = None,
        reviewer: str | None = None,
    ) -> None:
        self.path = path
        self.reviewer = reviewer
        self.access = access or Access()
        self.store: Store = open_ledger(path)
        self._outlets = outlets or OutletTable.shipped()

    @property
    def name(self) -> str:
        """The ledger's name, for people: its file's, without folder and suffix."""
        return Path(self.path).stem

    @contextmanager
    def views(self) -> Iterator[Views]:
        """The ledger as it is now, to be asked."""
        with self.store.reading() as view:
            yield self.views_of(view)

    @contextmanager
    def both(self) -> Iterator[tuple[View, Views]]:
        """As ``views``, with the view of the store under it."""
        with self.store.reading() as view:
            yield view, self.views_of(view)

    @contextmanager
    def reports(self) -> Iterator[Reports]:
        """The ledger's reports as they are now, to be asked."""
        with self.store.reading() as view:
            yield Reports(view, self._outlets)

    @contextmanager
    def asking[M](self, model: Callable[[View, OutletTable], M]) -> Iterator[M]:
        """A read model of the ledger as it is now."""
        with self.store.reading() as view:
            yield model(view, self._outlets)

    def views_of(self, view: View) -> Views:
        """Read models of the ledger as it is in this view."""
        return Views(view, self._outlets)

    @cached_property
    def keeper(self) -> Keeper:
        """What takes decisions down."""
        return Keeper(self.store, outlets=self._outlets)

    def close(self) -> None:
        """Let go of the ledger."""
        self.store.close()


def desk_of(request: Request) -> Desk:
    """The desk a request is for."""
    desk: Desk = request.app.state.desk
    return desk
