"""Larger teachers, then the tagger that learns from them: ``python -m sayso_train.distill --data FOLDER --run FOLDER``.

Teachers start from MPNet-base, each fitted without one fold of PolNeAR. What they think of the articles they have not
seen, of contents without nested labels, and of news texts without any labels, is what the small tagger learns from,
beside the labels. Everything stays in the run folder; run it again to go on where it stopped. With a GPU the teachers
learn side by side. ``--stop-before-export`` ends where spaCy is needed, so that a bare machine can do the rest.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import time
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from zlib import crc32

import torch

from sayso_train.__main__ import GOLD, HELD_SEED, HELD_SHARE, base_folder, finish, tokenizer_of
from sayso_train.batches import Pool
from sayso_train.data import (
    Article,
    content_alone,
    keep_articles,
    kept_articles,
    load_articles,
    load_contents,
    load_nested,
    load_news,
    read_rows,
    split_held,
)
from sayso_train.fit import AVERAGE, Model, Settings, average_runs, fit, load_fitted, started
from sayso_train.net import MPNET
from sayso_train.opinions import exact_scores, spanned, spans_in

NEWS = (
    "incidents/dev.jsonl.gz",
    "fnc/train_bodies.jsonl.gz",
    "geo/trnews.jsonl",
    "geo/geowebnews.jsonl",
    "timex/aquaint.jsonl",
)
"""Texts without labels. None of them is scored for attributions."""
NEWS_LENGTHS = (200, 20_000)
COPY = 300
"""Texts that begin with the same so many characters are one."""
FOLDS = 4
TEACHER = Settings(
    epochs=6, encoder_rate=6e-5, head_rate=6e-4, layer_decay=0.9, nested_repeat=1, average=0.995, save_every=0
)
STUDENT = Settings(epochs=2, budget=8192, nested_repeat=2, save_every=0)
ROUNDS = (
    ({"seed": 1, "encoder_rate": 2.5e-4, "head_rate": 1e-3}, {"seed": 2, "encoder_rate": 4e-4, "head_rate": 1.6e-3}),
    ({"seed": 11, "encoder_rate": 1.8e-4, "head_rate": 7e-4}, {"seed": 12, "encoder_rate": 2.6e-4, "head_rate": 1e-3}),
    (
        {"seed": 21, "encoder_rate": 2.6e-4, "head_rate": 1e-3, "epochs": 4.0},
        {"seed": 22, "encoder_rate": 3.6e-4, "head_rate": 1.4e-3, "epochs": 4.0},
    ),
)
"""Two students learn at once. The next round starts from the mean of their weights; that of the last is the model."""


def main() -> None:
    """Parse the call and run the stages that are not done yet."""
    options = _options()
    run, start = options.run, time.time()
    if not (run / "ready" / "dev.npz").exists():
        _prepare(options)
    parts = {file.stem: kept_articles(file) for file in (run / "ready").glob("*.npz")}
    sizes = {name: len(part) for name, part in parts.items()}
    say(f"articles are ready: {sizes}", start)
    # Each stage has processes of its own, so that this one never touches the GPU and may be split.
    _at_once([partial(_teach, options, parts, k) for k in range(FOLDS)], options.at_once)
    say("teachers are fitted", start)
    _at_once([partial(_ask, options, parts)], 1)
    parts |= {file.stem: kept_articles(file) for file in (run / "asked").glob("*.npz")}
    say("teachers were asked", start)
    begin = options.start
    for number, students in enumerate(ROUNDS):
        folder = run / f"round-{number}"
        _at_once([partial(_learn, options, parts, begin, (folder, s)) for s in students], options.at_once)
        average_runs([folder / str(s["seed"]) for s in students], folder)
        begin = folder
        say(f"round {number + 1} of students has learned", start)
    if not options.stop_before_export:
        average_runs([begin], run)
        finish(options, run / "model", parts["held"], taught=True)


def say(text: str, start: float) -> None:
    """A line with the seconds since the start."""
    print(f"{time.time() - start:7.0f} s  {text}", flush=True)


def fold_of(article: Article) -> int:
    """The fold of an article, all its versions and the contents in it."""
    return crc32(article.id.partition("#")[0].rsplit("_", 1)[0].encode()) % FOLDS


def _prepare(options: argparse.Namespace) -> None:
    """Read all corpora and leave them as arrays."""
    base, ready = base_folder(options.base), options.run / "ready"
    polnear, tokenizer = options.data / "data" / "polnear", tokenizer_of(base)
    articles = load_articles(polnear / "train.jsonl.gz", options.run / "read.jsonl.gz", tokenizer, options.pipeline)
    training, held = split_held(articles, HELD_SHARE, HELD_SEED)
    labels = GOLD / "nested-polnear-train.jsonl"
    texts: dict[str, str] = {}
    for name in NEWS:
        for row in read_rows(options.data / "data" / name):
            if len(row["text"]) >= NEWS_LENGTHS[0]:
                texts.setdefault(row["text"][:COPY], row["text"][: NEWS_LENGTHS[1]])
    keep_articles(ready / "training.npz", training)
    keep_articles(ready / "held.npz", held)
    keep_articles(ready / "nested.npz", load_nested([labels], polnear / "train.jsonl.gz", training))
    keep_articles(ready / "contents.npz", load_contents(training, {row["id"] for row in read_rows(labels)}))
    news = load_news(list(texts.values()), options.run / "read-news.jsonl.gz", tokenizer, options.pipeline)
    keep_articles(ready / "news.npz", news)
    dev = load_articles(polnear / "dev.jsonl.gz", options.run / "read-dev.jsonl.gz", tokenizer, options.pipeline)
    keep_articles(ready / "dev.npz", dev)


def _teach(options: argparse.Namespace, parts: dict[str, list[Article]], fold: int) -> None:
    folder = options.run / f"teacher-{fold}"
    if (folder / AVERAGE).exists():
        return
    pools = [Pool([a for a in parts[name] if fold_of(a) != fold]) for name in ("training", "nested")]
    settings = dataclasses.replace(TEACHER, seed=fold + 1, minutes=options.teacher_minutes, workers=options.workers)
    fit(started(options.teacher, MPNET), pools, folder, settings)
    _report(folder, parts)


def _ask(options: argparse.Namespace, parts: dict[str, list[Article]]) -> None:
    """Find spans where there are no labels, and in the contents found."""
    asked, start = options.run / "asked", time.time()
    if (asked / "inner.npz").exists():
        return
    teachers = _teachers(options)
    contents = []
    for fold in range(FOLDS):
        own = [a for a in parts["contents"] if fold_of(a) == fold]
        contents += _asked([teachers[fold]], own, options)
    keep_articles(asked / "contents.npz", contents)
    say("  contents", start)
    news = _asked(teachers, parts["news"], options)
    keep_articles(asked / "news.npz", news)
    say("  news", start)
    inner = [
        alone
        for article in news
        for n, one in enumerate(article.attributions)
        if one["content"] and (alone := content_alone(article.pieces, one["content"], f"{article.id}#{n}"))
    ]
    keep_articles(asked / "inner.npz", _asked(teachers, inner, options))
    say("  contents of news", start)
    scores = {name: exact_scores(parts[name], spans_in(teachers, parts[name])) for name in ("held", "dev")}
    say(f"  all teachers together: {scores}", start)


def _asked(teachers: list[Model], articles: list[Article], options: argparse.Namespace) -> list[Article]:
    found = spans_in(teachers, articles, max(options.workers, 1))
    return [spanned(article, spans) for article, spans in zip(articles, found, strict=True)]


def _learn(
    options: argparse.Namespace, parts: dict[str, list[Article]], begin: Path, student: tuple[Path, dict]
) -> None:
    """One student: its folder stands in the round's and is called by its seed."""
    folder = student[0] / str(student[1]["seed"])
    if (folder / AVERAGE).exists():
        return
    every = tuple(range(FOLDS))
    pools = [Pool(parts["news"], soft=True, judges=every), Pool(parts["inner"], soft=True, judges=every)]
    for fold in every:
        own = {name: [a for a in parts[name] if fold_of(a) == fold] for name in ("training", "nested", "contents")}
        pools.append(Pool(own["training"], judges=(fold,)))
        pools.extend([Pool(own["nested"], judges=(fold,))] * STUDENT.nested_repeat)
        pools.append(Pool(own["contents"], soft=True, judges=(fold,)))
    settings = dataclasses.replace(STUDENT, minutes=options.student_minutes, workers=options.workers, **student[1])
    fit(started(begin), pools, folder, settings, _teachers(options))
    _report(folder, parts)


def _report(folder: Path, parts: dict[str, list[Article]]) -> None:
    """Exact spans on the held articles, and on dev for the record."""
    model = _on_device(load_fitted(folder, MPNET if "teacher" in folder.name else None))
    scores = {name: exact_scores(parts[name], spans_in([model], parts[name])) for name in ("held", "dev")}
    (folder / "scores.json").write_text(json.dumps(scores) + "\n")
    print(folder.name, scores, flush=True)


def _teachers(options: argparse.Namespace) -> list[Model]:
    return [_on_device(load_fitted(options.run / f"teacher-{fold}", MPNET)) for fold in range(FOLDS)]


def _on_device(model: Model) -> Model:
    return model.to("cuda" if torch.cuda.is_available() else "cpu")


def _at_once(jobs: list[Callable[[], None]], limit: int) -> None:
    """Run each job in a process of its own, so many at a time."""
    waiting, running = list(jobs), []
    while waiting or running:
        while waiting and len(running) < limit:
            process = get_context("fork").Process(target=waiting.pop(0))
            process.start()
            running.append(process)
        for process in [p for p in running if not p.is_alive()]:
            running.remove(process)
            if process.exitcode:
                raise SystemExit(f"A stage failed (exit code {process.exitcode}); what it printed stands above.")
        time.sleep(0.2)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sayso_train.distill", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds data/ and eval/score.py")
    parser.add_argument("--run", type=Path, required=True, help="folder for everything that is made")
    parser.add_argument("--teacher", type=Path, required=True, help="weights of MPNet-base (safetensors)")
    parser.add_argument("--start", type=Path, required=True, help="the model folder or run that students go on from")
    parser.add_argument("--base", type=Path, help="folder of the student's base encoder, for its tokenizer")
    parser.add_argument("--pipeline", help="spaCy pipeline to read with")
    parser.add_argument("--teacher-minutes", type=float, default=0.0, help="end each teacher after so many")
    parser.add_argument("--student-minutes", type=float, default=0.0, help="end each student after so many")
    parser.add_argument("--at-once", type=int, default=1, help="models that learn side by side (on a GPU: 4)")
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches, for each model")
    parser.add_argument("--stop-before-export", action="store_true", help="end with the students' weights")
    parser.add_argument("--version", default="1.3.0", help="version to give the model")
    options = parser.parse_args()
    options.run.mkdir(parents=True, exist_ok=True)
    return options


if __name__ == "__main__":
    main()
