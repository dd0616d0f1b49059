"""The pages, one module each."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter


def all_routers() -> list[APIRouter]:
    """The router of every page."""
    return [import_module(f"{__name__}.{found.name}").router for found in iter_modules(__path__)]
