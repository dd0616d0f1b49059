"""The command line: one module per verb, no logic of its own."""

from __future__ import annotations

from sayso.cli.app import app, main

__all__ = ["app", "main"]
