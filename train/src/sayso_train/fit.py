"""Fit the tagger: encoder, CRF and link head together. Stops and resumes at any step."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from tqdm import tqdm

from sayso_train.batches import Batch, Pool, Sample, collate, epoch
from sayso_train.crf import Crf
from sayso_train.link import Linker
from sayso_train.net import Shape, Tagger
from sayso_train.shipped import load_shipped


@dataclass(frozen=True)
class Settings:
    """What can be set for a run; the defaults are for labels alone, from the base encoder.

    ``minutes`` ends a run early, its learning rate with it; 0 is no limit. ``workers`` are the processes that make
    batches, 0 for none: they keep a GPU fed. ``save_every`` is in steps, 0 to save at the end only.
    """

    epochs: float = 5.0
    budget: int = 4096
    paragraph_share: float = 0.6
    encoder_rate: float = 3e-4
    head_rate: float = 1.5e-3
    layer_decay: float = 0.88
    weight_decay: float = 0.01
    warm_up: float = 0.06
    tag_weight: float = 10.0
    link_weight: float = 0.5
    nested_repeat: int = 3
    average: float = 0.998
    freeze_words: bool = True
    seed: int = 1
    save_every: int = 50
    teacher_weight: float = 0.5
    minutes: float = 0.0
    workers: int = 0


AVERAGE = "average.safetensors"
LOG_EVERY = 10


class Model(nn.Module):
    """Everything that is trained."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.tagger, self.crf, self.linker = Tagger(shape), Crf(), Linker()

    def scores(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Emissions (batch, words, tags) and link vectors (batch, pieces, 4 * link)."""
        # Half the time on a processor with bfloat16 arithmetic; the losses need full precision.
        with torch.autocast(batch.ids.device.type, torch.bfloat16):
            emissions, vectors = self.tagger(batch.ids, batch.features, batch.heads, batch.mask)
        at = batch.word_at.unsqueeze(2).expand(-1, -1, emissions.shape[2])
        return emissions.float().gather(1, at), vectors.float()

    def loss(self, batch: Batch, settings: Settings, opinion: Opinion | None = None, soft: bool = False) -> Tensor:
        """The weighted loss of a batch, per word and per span.

        With a teacher's ``opinion`` that counts by ``settings.teacher_weight``, the labels by the rest; where they are
        ``soft`` only the opinion counts.
        """
        emissions, vectors = self.scores(batch)
        size = self.tagger.shape.link
        weight = 0.0 if opinion is None else 1.0 if soft else settings.teacher_weight
        tags, links = emissions.new_zeros(()), emissions.new_zeros(())
        if weight < 1:
            tags = (1 - weight) * self.crf.loss(emissions, batch.tags, batch.word_mask)
            links = (1 - weight) * self.linker.loss(vectors, batch.links, size)
        if opinion:
            tags = tags + weight * self.crf.soft_loss(emissions, opinion.shares, opinion.steps, batch.word_mask)
            links = links + weight * self.linker.soft_loss(vectors, batch.links, size, opinion.odds)
        spans = sum(len(one.spans) for one in batch.links.values())
        return settings.tag_weight * tags / batch.word_mask.sum() + settings.link_weight * links / max(spans, 1)


@dataclass(frozen=True)
class Opinion:
    """What teachers think of a batch, as the losses take it: ``Crf.soft_loss`` and ``Linker.soft_loss``."""

    shares: Tensor
    steps: Tensor
    odds: dict[str, Tensor]


@torch.no_grad()
def opinion_of(teachers: Sequence[Model], batch: Batch) -> Opinion:
    """The mean of the teachers' chances."""
    shares, steps, odds = [], [], []
    for teacher in teachers:
        emissions, vectors = teacher.scores(batch)
        share, step = teacher.crf.expectations(emissions, batch.word_mask)
        shares.append(share)
        steps.append(step)
        odds.append(teacher.linker.odds(vectors, batch.links, teacher.tagger.shape.link))
    mean = lambda values: torch.stack(list(values)).mean(0)  # noqa: E731
    return Opinion(mean(shares), mean(steps), {role: mean(one[role] for one in odds) for role in odds[0]})


def parameter_groups(model: Model, settings: Settings) -> list[dict]:
    """Lower layers learn more slowly; heads and features, which start from nothing, faster."""
    tagger, groups = model.tagger, []
    if settings.freeze_words:
        tagger.words.weight.requires_grad_(False)

    def add(parameters: list[nn.Parameter], rate: float, decay: float = settings.weight_decay) -> None:
        learned = [p for p in parameters if p.requires_grad]
        groups.append({"params": learned, "lr": rate, "peak": rate, "weight_decay": decay})

    depth = len(tagger.layers)
    for i, layer in enumerate(tagger.layers):
        add(list(layer.parameters()), settings.encoder_rate * settings.layer_decay ** (depth - 1 - i))
    low = settings.encoder_rate * settings.layer_decay**depth
    distances = tagger.relative.parameters() if tagger.relative else ()
    add([tagger.words.weight, tagger.positions.weight, tagger.kind, *tagger.norm.parameters(), *distances], low)
    new = [tagger.features, tagger.governor, tagger.hop_in, tagger.hop_out, tagger.norm_hop, tagger.tag, tagger.link]
    add([p for part in new for p in part.parameters()], settings.head_rate)
    add([*model.crf.parameters(), *model.linker.parameters()], settings.head_rate * 5, 0.0)
    return groups


def rate_at(share: float, warm_up: float) -> float:
    """The learning rate's factor after this share of the run: up, then down to nothing."""
    return max(share / warm_up, 0.02) if share < warm_up else max(0.0, (1 - share) / (1 - warm_up))


def started(start: Path, shape: Shape | None = None) -> Model:
    """A model to train: on the weights of a BERT or MPNet encoder, or where a model folder or a run stands."""
    model = Model(shape or Shape())
    if (start / AVERAGE).exists():
        model.load_state_dict(load_file(start / AVERAGE))
    elif start.is_dir():
        load_shipped(model, start)
    else:
        model.tagger.load_encoder(load_file(start))
    return model


def fit(model: Model, pools: list[Pool], folder: Path, settings: Settings, teachers: Sequence[Model] = ()) -> None:
    """Train on the pools and leave ``average.safetensors`` in the folder; resumes what is there."""
    torch.manual_seed(settings.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model.to(device)
    for teacher in teachers:
        teacher.to(device).eval().requires_grad_(False)
    optimizer = torch.optim.AdamW(parameter_groups(model, settings), fused=device.type == "cuda")
    folder.mkdir(parents=True, exist_ok=True)
    progress = _resume(model, optimizer, folder)
    average = _average_of(model, folder)
    total, limit = settings.epochs, settings.minutes * 60
    log = (folder / "log.jsonl").open("a")
    model.train()
    begun, number = time.time(), int(progress["epoch"])
    while progress["epoch"] < total:
        rng = random.Random(settings.seed * 1000 + number)
        steps = [(pool, samples) for pool in pools for samples in epoch(pool.articles, rng, settings)]
        rng.shuffle(steps)
        skip = round((progress["epoch"] - number) * len(steps))
        batches = _collated([samples for _, samples in steps[skip:]], rng.random(), settings.workers)
        shown = tqdm(batches, desc=f"epoch {number + 1}", initial=skip, total=len(steps), disable=None)
        for i, made in enumerate(shown, skip):
            share = max(progress["epoch"] / total, (time.time() - begun) / limit if limit else 0.0)
            if share >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * rate_at(share, settings.warm_up)
            batch, pool = made.to(device), steps[i][0]
            judges = [teachers[n] for n in pool.judges] if teachers else []
            loss = model.loss(batch, settings, opinion_of(judges, batch) if judges else None, pool.soft)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            _add_to(average, model, settings.average)
            progress = {"epoch": number + (i + 1) / len(steps)}
            if i % LOG_EVERY == 0:
                seconds = round(time.time() - begun)
                log.write(json.dumps({**progress, "loss": loss.item(), "seconds": seconds}) + "\n")
                log.flush()
            if settings.save_every and i % settings.save_every == settings.save_every - 1:
                _save(model, optimizer, folder, progress)
                save_file(average, folder / AVERAGE)
        else:
            number += 1
            progress["epoch"] = min(max(progress["epoch"], number), total)
            continue
        break
    if settings.save_every:
        _save(model, optimizer, folder, {"epoch": total})
    save_file(average, folder / AVERAGE)
    (folder / "settings.json").write_text(json.dumps(asdict(settings), indent=1))


class _Collated(torch.utils.data.Dataset):
    """Batches, made where they are asked for: by processes of their own if there are any."""

    def __init__(self, steps: list[list[Sample]], seed: float) -> None:
        self.steps, self.seed = steps, seed

    def __len__(self) -> int:
        return len(self.steps)

    def __getitem__(self, at: int) -> Batch:
        return collate(self.steps[at], random.Random(f"{self.seed} {at}"))


def _collated(steps: list[list[Sample]], seed: float, workers: int) -> Iterator[Batch]:
    return iter(torch.utils.data.DataLoader(_Collated(steps, seed), batch_size=None, num_workers=workers))


def average_runs(runs: list[Path], folder: Path) -> None:
    """The mean of the weights of several runs that started from the same model, which is better than each.

    Wortsman et al., "Model soups", 2022.
    """
    weights = [load_file(run / AVERAGE) for run in runs]
    save_file({name: torch.stack([w[name] for w in weights]).mean(0) for name in weights[0]}, folder / AVERAGE)


def load_fitted(folder: Path, shape: Shape | None = None) -> Model:
    """The model as fit left it: the running average of its weights."""
    model = Model(shape or Shape())
    model.load_state_dict(load_file(folder / AVERAGE))
    return model.eval()


def _average_of(model: Model, folder: Path) -> dict[str, torch.Tensor]:
    """The running average so far, or a copy of the weights to begin with."""
    if (folder / AVERAGE).exists():
        return load_file(folder / AVERAGE, next(model.parameters()).device.type)
    return {name: value.detach().clone().contiguous() for name, value in model.state_dict().items()}


@torch.no_grad()
def _add_to(average: dict[str, torch.Tensor], model: Model, share: float) -> None:
    learned = {name for name, one in model.named_parameters() if one.requires_grad}
    values = {name: value for name, value in model.state_dict().items() if name in learned}
    torch._foreach_lerp_([average[name] for name in values], list(values.values()), 1 - share)


def _resume(model: Model, optimizer: torch.optim.Optimizer, folder: Path) -> dict:
    if not (folder / "progress.json").exists():
        return {"epoch": 0.0}
    model.load_state_dict(load_file(folder / "model.safetensors"))
    moments = load_file(folder / "optimizer.safetensors")
    for i, parameter in enumerate(p for group in optimizer.param_groups for p in group["params"]):
        if f"{i}.exp_avg" in moments:
            state = {name: moments[f"{i}.{name}"].to(parameter.device) for name in ("exp_avg", "exp_avg_sq")}
            optimizer.state[parameter] = {**state, "step": moments[f"{i}.step"]}
    return json.loads((folder / "progress.json").read_text())


def _save(model: Model, optimizer: torch.optim.Optimizer, folder: Path, progress: dict) -> None:
    moments = {}
    for i, parameter in enumerate(p for group in optimizer.param_groups for p in group["params"]):
        for name, value in optimizer.state.get(parameter, {}).items():
            moments[f"{i}.{name}"] = value.detach().cpu().contiguous()
    save_file(moments, folder / "optimizer.safetensors")
    save_file({k: v.contiguous() for k, v in model.state_dict().items()}, folder / "model.safetensors")
    (folder / "progress.json").write_text(json.dumps(progress))


__all__ = ["AVERAGE", "Model", "Settings", "average_runs", "fit", "load_fitted", "opinion_of", "started"]
