"""Trains a language model on token files; a stopped run goes on where it was.

python3 train.py gpt2 --tokens <folder> --run <folder> --steps 4000
"""
import argparse
import time
from pathlib import Path

import torch

from bert import Bert
from data import read_corpus
from gpt2 import Gpt2
from optimizers import make_optimizers
from products import element, threads
from t5 import T5

architectures = {"gpt2": Gpt2, "bert": Bert, "t5": T5}


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=list(architectures))
    parser.add_argument("--tokens", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--heads", type=int, default=4)
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--context", type=int, default=256)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--decay-steps", type=int, required=True, help="the last steps, over which the learning rate falls to zero")
    parser.add_argument("--warmup", type=int, default=50)
    parser.add_argument("--matrices", choices=["adamw", "muon"], default="muon", help="what moves the matrices")
    parser.add_argument("--learning-rate", type=float, default=3e-3)
    parser.add_argument("--weight-decay", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--report", type=int, default=100, help="steps between two measurements on held-out text, and two checkpoints")
    return parser.parse_args()


def learning_rate_share(step, options):
    """Warms up, holds, then falls to zero in a straight line: the length of a run can be chosen while it goes."""
    return min(1, (step + 1) / options.warmup, (options.steps - step) / options.decay_steps)


def followed_figures(model, held_out, description):
    """Held-out figures in words, on as many tokens as are enough to follow a run."""
    model.eval()
    figures = model.measure(held_out[:16384], description)
    model.train()
    return ", ".join(f"{name} {value:.4f}" for name, value in figures.items())


def resume(saved, model, optimizers):
    """Takes up a checkpoint where there is one; gives the step to begin with."""
    if not saved.exists():
        saved.parent.mkdir(parents=True, exist_ok=True)
        return 0
    state = torch.load(saved)
    model.load_state_dict(state["model"])
    for optimizer, values in zip(optimizers, state["optimizers"]):
        optimizer.load_state_dict(values)
    return state["step"]


def train(options):
    description, tokens, held_out = read_corpus(options.tokens)
    options.vocabulary, options.special = description["vocabulary"], description["special"]
    torch.manual_seed(options.seed)
    model = architectures[options.kind](options)
    print(f"{sum(parameter.numel() for parameter in model.parameters()):,} parameters, {len(tokens):,} tokens", flush=True)
    optimizers = make_optimizers(model, options.matrices, options.learning_rate, options.weight_decay)
    saved = options.run / "checkpoint.pt"
    first = resume(saved, model, optimizers)
    batches = model.batches(tokens, options.batch, options.seed)
    model.train()
    started, losses = time.time(), []
    for step in range(first, options.steps):
        # Dropout and masks depend on seed and step alone, so that a run that was stopped ends as one that was not.
        torch.manual_seed(options.seed * 1_000_003 + step)
        for group in (group for optimizer in optimizers for group in optimizer.param_groups):
            group["lr"] = options.learning_rate * learning_rate_share(step, options)
        model.zero_grad(set_to_none=True)
        loss = model.loss(batches.at(step))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        for optimizer in optimizers:
            optimizer.step()
        losses.append(loss.item())
        if (step + 1) % options.report == 0 or step + 1 == options.steps:
            figures = followed_figures(model, held_out, description["heldOut"])
            mean, speed = sum(losses) / len(losses), (time.time() - started) / (step + 1 - first)
            print(f"step {step + 1}, epoch {step / batches.steps_per_epoch:.2f}: loss {mean:.4f}; held-out {figures}; {speed:.2f} s per step", flush=True)
            losses = []
            states = [optimizer.state_dict() for optimizer in optimizers]
            torch.save({"step": step + 1, "options": vars(options), "model": model.state_dict(), "optimizers": states}, saved)


if __name__ == "__main__":
    torch.set_num_threads(threads)
    print(f"matrices are multiplied in {element} with {threads} thread{'s' if threads > 1 else ''}", flush=True)
    train(read_options())
