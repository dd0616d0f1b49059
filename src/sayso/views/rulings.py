"""The decisions in force, made ready once for as long as they hold: a desk asks for them with every page."""

from __future__ import annotations

from threading import Lock
from weakref import WeakKeyDictionary

from sayso.ledger.decide import Rulings
from sayso.store import View

_made: WeakKeyDictionary[object, tuple[object, Rulings]] = WeakKeyDictionary()
_lock = Lock()


def rulings_of(view: View) -> Rulings:
    """What people decided, as it stands in this view. Rulings are never changed, so pages may share them."""
    state = view.log_state()
    with _lock:
        held = _made.get(view.ledger)
    if held and held[0] == state:
        return held[1]
    rulings = Rulings(view.decisions_now())
    with _lock:
        _made[view.ledger] = (state, rulings)
    return rulings
