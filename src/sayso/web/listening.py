"""Where the desk listens, and under which names it answers."""

from __future__ import annotations

import socket
from pathlib import Path
from secrets import token_hex, token_urlsafe

from sayso.errors import SetupError
from sayso.web.desk import Access

LOCAL = ("127.0.0.1", "localhost", "[::1]", "::1")


def access_for(host: str, names: tuple[str, ...], state: Path | None = None) -> Access:
    """Who may come in where the desk listens on ``host``: with a token, unless it is this machine alone.

    The secret of the cookies is kept in ``state``, the user's own folder, so that a browser is known again.
    """
    local = host in LOCAL
    own = () if local or host in ("0.0.0.0", "::") else (host,)
    every = socket.gethostname() if not local else ""
    hosts = tuple(dict.fromkeys(filter(None, (*LOCAL, *own, every, *names))))
    return Access(hosts, None if local else token_urlsafe(18), _secret(state or _state()))


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises SetupError, naming the remedy, where the address can't be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)  # who comes before the desk is ready waits, and is not turned away
    except (OSError, OverflowError) as error:
        made.close()
        reason = getattr(error, "strerror", None) or error
        raise SetupError(f"Port {port} of {host} can't be listened on ({reason}); give another with --port.") from error
    return made


def _state() -> Path:
    import os

    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(base) / "sayso"


def _secret(folder: Path) -> str:
    """The secret kept in a folder, made at the first time; one for this run alone where nothing can be kept."""
    kept = folder / "cookies.key"
    try:
        if not kept.exists():
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            kept.touch(mode=0o600)
            kept.write_text(token_hex(32), encoding="ascii")
        found = kept.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return token_hex(32)
    return found if len(found) >= 64 else token_hex(32)
