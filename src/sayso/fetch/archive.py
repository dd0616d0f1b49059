"""What was fetched, kept as it came: in a WARC file beside the ledger, with request, hash, time and headers."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from sayso.errors import InputError
from sayso.fetch.types import AGENT, Fetched
from sayso.ingest.find import reason, shown


def beside(ledger: str) -> str:
    """The archive's path: the ledger's, ending in .warc.gz instead; in the current folder if that is no file."""
    return "sayso.warc.gz" if "://" in ledger else str(Path(ledger).with_suffix(".warc.gz"))


class Archive:
    """A WARC file that is added to, by several programs at once if need be; made when there is something to keep."""

    def __init__(self, path: str) -> None:
        self.path = path

    def keep(self, fetched: Fetched) -> None:
        """Adds an answer and its request, on disk when this returns. Raises InputError if that can't be done."""
        records = _written(fetched)
        try:
            with _locked(self.path) as file:
                before = file.seek(0, os.SEEK_END)
                try:
                    file.write(records if before else _about(self.path) + records)
                    file.flush()
                    os.fsync(file.fileno())
                except BaseException:
                    file.truncate(before)  # half a record would hide all that come after it
                    raise
        except OSError as error:
            raise InputError(
                f"{shown(self.path)} can't be written ({reason(error)}), so {shown(fetched.asked)} was not read; "
                "make room for it, or a ledger elsewhere."
            ) from error


@contextmanager
def _locked(path: str) -> Iterator[BinaryIO]:
    with open(path, "ab", buffering=0) as file:
        try:
            import fcntl
        except ImportError:  # where there are no such locks, one program at a time adds to a ledger
            pass
        else:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _writer(out: BinaryIO) -> Any:
    from warcio.warcwriter import WARCWriter

    return WARCWriter(out, gzip=True)


def _about(path: str) -> bytes:
    """The record that says what wrote the file."""
    from importlib.metadata import version

    out = io.BytesIO()
    writer = _writer(out)
    about = {"software": f"{AGENT}/{version('sayso')}", "format": "WARC File Format 1.0"}
    writer.write_record(writer.create_warcinfo_record(Path(path).name, about))
    return out.getvalue()


def _written(fetched: Fetched) -> bytes:
    """The answer and its request as two records, each a gzip member of its own."""
    from warcio.statusandheaders import StatusAndHeaders

    answer, out = fetched.answer, io.BytesIO()
    writer = _writer(out)
    status = f"{answer.status} {fetched.phrase}".strip()
    told = {
        "WARC-Date": fetched.when.replace("+00:00", "Z"),
        "WARC-Payload-Digest": f"sha256:{sha256(answer.body).hexdigest()}",
        **({"WARC-IP-Address": fetched.host_address} if fetched.host_address else {}),
    }
    response = writer.create_warc_record(
        fetched.url,
        "response",
        payload=io.BytesIO(answer.body),
        length=len(answer.body),
        http_headers=StatusAndHeaders(status, _kept(answer.headers), protocol="HTTP/1.1"),
        warc_headers_dict=told,
    )
    asked = StatusAndHeaders(f"GET {fetched.target} HTTP/1.1", list(fetched.request), is_http_request=True)
    request = writer.create_warc_record(fetched.url, "request", payload=io.BytesIO(), length=0, http_headers=asked)
    writer.write_request_response_pair(request, response)
    return out.getvalue()


def _kept(headers: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """The headers, those that no longer describe the body under another name, as archives do."""
    gone = ("transfer-encoding",)
    return [(f"X-Archive-Orig-{name}" if name.lower() in gone else name, value) for name, value in headers]
