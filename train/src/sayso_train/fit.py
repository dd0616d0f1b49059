"""Fit the tagger: encoder, CRF and link head together. Stops and resumes at any step."""

from __future__ import annotations

import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import nn
from tqdm import tqdm

from sayso_train.batches import Batch, collate, epoch
from sayso_train.crf import Crf
from sayso_train.data import Article
from sayso_train.link import Linker
from sayso_train.net import Shape, Tagger
from sayso_train.shipped import load_shipped


@dataclass(frozen=True)
class Settings:
    """What can be set for a run; the defaults are those of the shipped model."""

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


AVERAGE = "average.safetensors"


class Model(nn.Module):
    """Everything that is trained."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.tagger, self.crf, self.linker = Tagger(shape), Crf(), Linker()

    def loss(self, batch: Batch, settings: Settings) -> tuple[torch.Tensor, dict[str, float]]:
        """The weighted loss of a batch and its parts, each per word or per span."""
        # Half the time on a processor with bfloat16 arithmetic; the losses need full precision.
        with torch.autocast(batch.ids.device.type, torch.bfloat16):
            emissions, vectors = self.tagger(batch.ids, batch.features, batch.heads, batch.mask)
        emissions, vectors = emissions.float(), vectors.float()
        at = batch.word_at.unsqueeze(2).expand(-1, -1, emissions.shape[2])
        tags = self.crf.loss(emissions.gather(1, at), batch.tags, batch.word_mask) / batch.word_mask.sum()
        links, count = self.linker.loss(vectors, batch, self.tagger.shape.link)
        links = links / max(count, 1)
        total = settings.tag_weight * tags + settings.link_weight * links
        return total, {"tags": tags.item(), "links": links.item()}


def parameter_groups(model: Model, settings: Settings) -> list[dict]:
    """Lower layers learn more slowly; heads and features, which start from nothing, faster."""
    tagger, groups = model.tagger, []
    if settings.freeze_words:
        tagger.words.weight.requires_grad_(False)

    def add(parameters: list[nn.Parameter], rate: float, decay: float = settings.weight_decay) -> None:
        groups.append(
            {"params": [p for p in parameters if p.requires_grad], "lr": rate, "peak": rate, "weight_decay": decay}
        )

    depth = len(tagger.layers)
    for i, layer in enumerate(tagger.layers):
        add(list(layer.parameters()), settings.encoder_rate * settings.layer_decay ** (depth - 1 - i))
    low = settings.encoder_rate * settings.layer_decay**depth
    add([tagger.words.weight, tagger.positions.weight, tagger.kind, *tagger.norm.parameters()], low)
    new = [tagger.features, tagger.governor, tagger.hop_in, tagger.hop_out, tagger.norm_hop, tagger.tag, tagger.link]
    add([p for part in new for p in part.parameters()], settings.head_rate)
    add([*model.crf.parameters(), *model.linker.parameters()], settings.head_rate * 5, 0.0)
    return groups


def rate_at(share: float, warm_up: float) -> float:
    """The learning rate's factor after this share of the run: up, then down to nothing."""
    return max(share / warm_up, 0.02) if share < warm_up else max(0.0, (1 - share) / (1 - warm_up))


def fit(
    articles: list[Article],
    nested: list[Article],
    start: Path,
    folder: Path,
    settings: Settings,
) -> None:
    """Train on the articles and leave ``average.safetensors`` in the folder; resumes what is there.

    ``start`` is what training starts from: the weights of a BERT encoder, or a model folder.
    """
    torch.manual_seed(settings.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = Model(Shape())
    if start.is_dir():
        load_shipped(model, start)
    else:
        model.tagger.load_encoder(load_file(start))
    model.to(device)
    optimizer = torch.optim.AdamW(parameter_groups(model, settings))
    folder.mkdir(parents=True, exist_ok=True)
    progress = _resume(model, optimizer, folder)
    average = _average_of(model, folder)
    total = settings.epochs
    log = (folder / "log.jsonl").open("a")
    model.train()
    started, number = time.time(), int(progress["epoch"])
    while progress["epoch"] < total:
        rng = random.Random(settings.seed * 1000 + number)
        pool = [*articles, *(a for a in nested for _ in range(settings.nested_repeat))]
        batches = list(epoch(pool, rng, settings.budget, settings.paragraph_share))
        skip = round((progress["epoch"] - number) * len(batches))
        for i, samples in enumerate(tqdm(batches, desc=f"epoch {number + 1}", initial=skip, disable=None)):
            if i < skip:
                continue
            factor = rate_at(progress["epoch"] / total, settings.warm_up)
            if progress["epoch"] >= total:
                break
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * factor
            loss, parts = model.loss(_to(collate(samples, rng), device), settings)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            _add_to(average, model, settings.average)
            progress = {"epoch": number + (i + 1) / len(batches)}
            seconds = round(time.time() - started)
            log.write(json.dumps({**progress, **parts, "seconds": seconds}) + "\n")
            if i % settings.save_every == settings.save_every - 1:
                log.flush()
                _save(model, optimizer, folder, progress)
                save_file(average, folder / AVERAGE)
        number += 1
        progress["epoch"] = min(max(progress["epoch"], number), total)
    _save(model, optimizer, folder, progress)
    save_file(average, folder / AVERAGE)
    (folder / "settings.json").write_text(json.dumps(asdict(settings), indent=1))


def average_runs(runs: list[Path], folder: Path) -> None:
    """The mean of the weights of several runs that started from the same model, which is better than each.

    Wortsman et al., "Model soups", 2022.
    """
    weights = [load_file(run / AVERAGE) for run in runs]
    save_file({name: torch.stack([w[name] for w in weights]).mean(0) for name in weights[0]}, folder / AVERAGE)


def load_fitted(folder: Path) -> Model:
    """The model as fit left it: the running average of its weights."""
    model = Model(Shape())
    model.load_state_dict(load_file(folder / AVERAGE))
    return model.eval()


def _average_of(model: Model, folder: Path) -> dict[str, torch.Tensor]:
    """The running average so far, or a copy of the weights to begin with."""
    if (folder / AVERAGE).exists():
        return load_file(folder / AVERAGE)
    return {name: value.detach().cpu().clone().contiguous() for name, value in model.state_dict().items()}


@torch.no_grad()
def _add_to(average: dict[str, torch.Tensor], model: Model, share: float) -> None:
    for name, value in model.state_dict().items():
        if value.is_floating_point():
            average[name].lerp_(value.cpu(), 1 - share)


def _to(batch: Batch, device: torch.device) -> Batch:
    for name, value in vars(batch).items():
        if isinstance(value, torch.Tensor):
            setattr(batch, name, value.to(device))
    return batch


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


__all__ = ["AVERAGE", "Model", "Settings", "average_runs", "fit", "load_fitted"]
