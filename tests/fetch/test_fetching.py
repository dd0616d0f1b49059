"""``sayso read`` and ``sayso extract`` with addresses, and that nothing else opens a connection."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from serving import PAGE, Site, served

from conftest import Ran
from sayso.ingest.reports import reports
from sayso.ingest.types import Report
from sayso.store import open_ledger

Run = Callable[..., Ran]
CORPUS = Path(__file__).parent.parent / "ingest" / "corpus"
DEAD = (
    "import socket\n"
    "def no(*_, **__):\n    raise SystemExit('a connection was opened')\n"
    "class Dead(socket.socket):\n    connect = connect_ex = sendto = sendmsg = no\n"
    "socket.socket = Dead\n"
    "for name in ('create_connection', 'getaddrinfo', 'gethostbyname'):\n    setattr(socket, name, no)\n"
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    with served() as one:
        yield one


def test_extract_reads_an_address(run: Run, site: Site) -> None:
    ran = run("extract", site.page("/a"), "--allow-private")
    assert ran.status == 0
    (only,) = ran.records
    assert only["document"]["url"] == site.url("/a")
    assert only["attributions"]


def test_a_private_address_is_refused_with_the_remedy(run: Run, site: Site) -> None:
    ran = run("extract", site.page("/a"))
    assert ran.status == 1
    assert "--allow-private" in ran.err
    assert site.asked == []


def test_read_keeps_the_page_beside_the_ledger(run: Run, site: Site) -> None:
    ran = run("read", site.page("/a"), "--allow-private", "--ledger", "affair.db")
    assert ran.status == 0, ran.err
    assert ran.out.startswith("1 report read.")
    (kept,) = (one for one in reports(["affair.warc.gz"]) if isinstance(one, Report))
    assert kept.raw == PAGE
    with open_ledger("affair.db") as store, store.reading() as view:
        assert view.size().documents == 1


def test_read_again_from_the_archive_is_the_same_report(run: Run, site: Site) -> None:
    run("read", site.page("/a"), "--allow-private", "--ledger", "affair.db")
    ran = run("read", "affair.warc.gz", "--ledger", "affair.db")
    assert ran.out.startswith("0 reports read, 1 known before.")


def test_a_feed_is_read_with_files_beside_it(run: Run, site: Site, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The general denied the claim on Monday.\n", encoding="utf-8")
    links = "".join(
        f"<item><title>T</title><link>{site.page(f'/{n}', PAGE + b'%d' % n)}</link></item>" for n in range(3)
    )
    feed = site.page("/feed", f'<rss version="2.0"><channel><title>H</title>{links}</channel></rss>'.encode())
    ran = run("read", "one.txt", "--feed", feed, "--limit", "2", "--allow-private", "--json", "--ledger", "affair.db")
    assert ran.status == 0, ran.err
    (told,) = ran.records
    assert (told["read"], told["problems"]) == (3, 0)
    assert "/2" not in site.asked


def test_nothing_named_is_a_wrong_call(run: Run) -> None:
    for verb in ("read", "extract"):
        ran = run(verb)
        assert ran.status == 2
        assert "PATH" in ran.err


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "sayso", *arguments]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of each format."""
    folder = tmp_path_factory.mktemp("mixed")
    for number, file in enumerate(sorted(CORPUS.glob("*/*"))):
        if file.suffix != ".jsonl" or file.parent.name == "table":
            shutil.copy(file, folder / f"{number:03}-{file.name}")
    return folder


@pytest.mark.slow
def test_files_open_no_connection(mixed: Path, tmp_path: Path) -> None:
    """Every format, with a machine that has no sockets: all is read as with them."""
    (tmp_path / "sitecustomize.py").write_text(DEAD, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    ran = subprocess.run(
        _command("extract", str(mixed), "--format", "jsonl"),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "connection" not in ran.stderr
    told = [json.loads(line)["document"]["path"] for line in ran.stdout.splitlines()]
    expected = [one.document.path for one in reports([str(mixed)]) if isinstance(one, Report)]
    assert sorted(told) == sorted(path for path in expected if path)


@pytest.mark.slow
def test_files_are_read_without_a_network(mixed: Path) -> None:
    """The same where the system itself gives no network, and an address is told as not to be had."""
    alone = ["unshare", "--net", "--map-root-user"]
    if not shutil.which("unshare") or subprocess.run([*alone, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this system lets no program without its network")
    files = sorted(map(str, mixed.iterdir()))[::4]
    ran = subprocess.run([*alone, *_command("extract", *files)], capture_output=True, text=True, check=False)
    assert len(ran.stdout.splitlines()) >= len(files)
    ran = subprocess.run(
        [*alone, *_command("extract", "https://1.1.1.1/a")], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert "1.1.1.1" in ran.stderr


def test_what_could_open_one_is_imported_only_for_an_address(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("The general denied the claim on Monday.\n", encoding="utf-8")
    code = (
        "import sys\nfrom sayso.cli.incoming import incoming\nfrom sayso.cli.fetching import Wanted, fetched\n"
        "from sayso.ingest.types import Options\n"
        f"found = list(incoming([{str(tmp_path / 'one.txt')!r}], Options(), None, fetched(Wanted(), Options())))\n"
        "assert len(found) == 1\nassert 'httpx' not in sys.modules and 'httpcore' not in sys.modules\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code.replace("None", "type('P', (), {'expect': print})()")], check=False
    )
    assert ran.returncode == 0
