"""Training of one network, with checkpoints that a stopped run continues from."""

import json
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from . import targets
from .network import Network
from .phones import INDEX

_FUNCTIONALS = json.loads((Path(__file__).parent.parent / "data" / "functionals.json").read_text(encoding="utf-8"))
_CHECKPOINT_EVERY = 250


@dataclass(frozen=True)
class Plan:
    """What is trained, for how many steps, and what a mistake costs.

    look_ahead: in frames; a network that looks 3.75 frames ahead hears 4 of them and describes a quarter of a frame later.
    exact: the last steps, which are computed in 32 bits; those before in bfloat16, where the processor can.
    teacher: share of the phone loss that is measured against the posteriors of a network that sees further ahead.
    often: a phone that nearly half of the stretches hold; dear: (phone, how many times as much its frames cost).
    """

    look_ahead: float
    steps: int
    width: int = 128
    seed: int = 0
    rate: float = 2.5e-3
    warm_up: int = 200
    averaging: float = 0.998
    velocity: float = 1.0
    gap: float = 0.8
    tuck: float = 0.6
    phones: float = 0.5
    closure_weight: float = 1.0
    false_closure_weight: float = 4.0
    contact_weight: float = 5.0
    teacher: float = 0.0
    often: str = ""
    dear: tuple = ()
    exact: int = 600


def functional_weights(name):
    """A lip measure of data/functionals.json as centimetres per unit of every mouth channel."""
    weights = _FUNCTIONALS[name]["w"]
    return torch.tensor([
        sum(weights.get(one, 0.0) for one in (channel, channel + "Left", channel + "Right"))
        for channel in targets.CHANNELS], dtype=torch.float32)


class Loss:
    """Distance of the curves in value, velocity and lip geometry, and of the phones."""

    def __init__(self, plan, spread):
        self._plan = plan
        self._spread = spread[None, :, None]
        self._gap = functional_weights("gap")
        self._gap_neutral = _FUNCTIONALS["gap"]["neutral"]
        self._tuck = functional_weights("tuck")
        self._press = targets.CHANNELS.index("mouthPress")
        self._contact = [INDEX["F"], INDEX["V"]]
        self._cost = torch.ones(len(INDEX))
        for phone, times in plan.dear:
            self._cost[INDEX[phone]] = times

    def __call__(self, mouth, logits, wanted, label, taught=None):
        """taught: phone posteriors of the teacher, where there is one."""
        plan = self._plan
        off = (mouth - wanted) / self._spread
        value = functional.smooth_l1_loss(off, torch.zeros_like(off), beta=0.5)
        velocity = (off[:, :, 1:] - off[:, :, :-1]).abs().mean()
        gap, gap_wanted = (
            torch.relu(torch.einsum("bct,c->bt", curves, self._gap) + self._gap_neutral + 0.1)
            for curves in (mouth, wanted))
        closed = (wanted[:, self._press] > 0.15).float()
        false_closure = ((label > 0) & (gap_wanted > 0.35) & (gap < 0.6 * gap_wanted)).float()
        weight = 1 + plan.closure_weight * closed + plan.false_closure_weight * false_closure
        gap_loss = ((gap - gap_wanted).abs() * weight).mean()
        tuck, tuck_wanted = (torch.einsum("bct,c->bt", curves, self._tuck) for curves in (mouth, wanted))
        contact = sum((label == phone) for phone in self._contact).float()
        tuck_loss = ((tuck - tuck_wanted).abs() * (1 + plan.contact_weight * contact)).mean()
        phone_loss = (functional.cross_entropy(logits, label, reduction="none") * self._cost[label]).mean()
        if taught is not None:
            soft = -(taught * torch.log_softmax(logits, 1)).sum(1).mean()
            phone_loss = (1 - plan.teacher) * phone_loss + plan.teacher * soft
        total = (value + plan.velocity * velocity + plan.gap * gap_loss + plan.tuck * tuck_loss
                 + plan.phones * phone_loss)
        right = (logits.argmax(1) == label).float().mean()
        return total, torch.stack([value, velocity, gap_loss, tuck_loss, phone_loss, right]).detach()


def train(plan, sets, shares, path, make_batches, start=None, teacher=None):
    """Trains as planned and writes the averaged network to `path`; continues from `path`.state where it exists.

    start, teacher: files of networks.
    """
    torch.set_num_threads(int(os.environ.get("FACEWRIGHT_THREADS", "1")))
    torch.manual_seed(plan.seed)
    teaching = Network.load(teacher) if teacher else None
    network = Network(plan.look_ahead, plan.width)
    if start is not None:
        known = Network.load(start)
        network.load_state_dict((known if known.width == plan.width else known.widened(plan.width)).state_dict())
    ahead = network.frames_ahead
    furthest = max(ahead, teaching.frames_ahead if teaching else 0)
    batches = make_batches(sets, shares, furthest, plan.seed, often=plan.often)
    spread = torch.tensor(np.concatenate([one.mouth[:100000] for one in sets]).astype(np.float32).std(0) + 0.02)
    loss = Loss(plan, spread)
    network.train()
    optimiser = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=1e-3)
    average = {name: value.clone() for name, value in network.state_dict().items()}
    state_path = Path(f"{path}.state")
    step = 0
    if state_path.exists():
        kept = torch.load(state_path)
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        average, step = kept["average"], kept["step"]
        batches = make_batches(sets, shares, furthest, plan.seed + step, often=plan.often)
    began, figures = time.monotonic(), None
    while step < plan.steps:
        rate = plan.rate * min(1, (step + 1) / plan.warm_up) * (0.5 + 0.5 * np.cos(np.pi * step / plan.steps)) + 1e-5
        for group in optimiser.param_groups:
            group["lr"] = rate
        mel, mouth, label = (torch.from_numpy(array) for array in batches.next())
        later = ahead - plan.look_ahead
        count = label.shape[1] - math.ceil(later)
        with torch.cpu.amp.autocast(enabled=step < plan.steps - plan.exact, dtype=torch.bfloat16):
            taught = None if teaching is None else _between(_taught(teaching, mel, label.shape[1]), later)
            curves, logits = network(mel[:, :, :count + ahead])
        total, now = loss(curves[:, :, ahead:].float(), logits[:, :, ahead:].float(), _between(mouth, later),
                          label[:, :count], taught)
        if not torch.isfinite(total):
            raise FloatingPointError(f"The loss is not a number at step {step}.")
        optimiser.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        step += 1
        average_in(average, network, min(plan.averaging, (1 + step) / (10 + step)))
        figures = now if figures is None else 0.98 * figures + 0.02 * now
        if step % 100 == 0 or step == plan.steps:
            print("step %d of %d, %.0f s: value %.3f velocity %.3f gap %.3f tuck %.3f phones %.3f right %.3f" % (
                step, plan.steps, time.monotonic() - began, *figures.tolist()), flush=True)
        if step % _CHECKPOINT_EVERY == 0 or step == plan.steps:
            _save_state(state_path, network, optimiser, average, step)
    network.load_state_dict(average)
    network.eval().save(f"{path}.part")
    os.replace(f"{path}.part", path)
    state_path.unlink(missing_ok=True)


def _between(frames, later):
    """Values a fraction of a frame later than each frame; a fraction costs the last frame."""
    return frames if later == 0 else (1 - later) * frames[:, :, :-1] + later * frames[:, :, 1:]


def _taught(network, mel, count):
    with torch.no_grad():
        heard = network(mel[:, :, :count + network.frames_ahead])[1]
    return torch.softmax(heard[:, :, network.frames_ahead:].float(), 1)


def average_in(average, network, decay):
    """Moves running averages of weights towards those of a network."""
    with torch.no_grad():
        for name, value in network.state_dict().items():
            if value.dtype.is_floating_point:
                average[name].mul_(decay).add_(value, alpha=1 - decay)
            else:
                average[name] = value.clone()


def _save_state(path, network, optimiser, average, step):
    torch.save({"network": network.state_dict(), "optimiser": optimiser.state_dict(), "average": average,
                "step": step}, f"{path}.part")
    os.replace(f"{path}.part", path)
