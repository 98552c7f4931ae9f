"""Rounds a trained model to eight bits, measures it, and writes weights, figures and numbers to compare other implementations with.

python3 finish.py --tokens <folder> --run <folder>
"""
import argparse
import json
from pathlib import Path
from types import SimpleNamespace

import torch

from data import read_corpus
from safetensors import write_safetensors
from train import architectures

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--tokens", type=Path, required=True)
parser.add_argument("--run", type=Path, required=True)


def rounded(values):
    """A matrix as it is stored: whole numbers from -127 to 127 times the scale of their row. Vectors stay as they are."""
    if values.dim() < 2:
        return values
    scales = values.abs().amax(1, keepdim=True) / 127
    return (values / scales).round() * scales


@torch.no_grad()
def finish(folder, tokens):
    state = torch.load(folder / "checkpoint.pt")
    options = SimpleNamespace(**state["options"])
    description, _, held_out = read_corpus(tokens)
    model = architectures[options.kind](options).eval()
    model.load_state_dict({name: rounded(values) for name, values in state["model"].items()})
    parameters = sum(parameter.numel() for parameter in model.parameters())
    config = {name: getattr(options, name) for name in ("kind", "layers", "heads", "width", "context", "vocabulary", "special", "steps", "seed")}
    figures = model.measure(held_out, description["heldOut"])
    print(figures)
    (folder / "model.json").write_text(json.dumps({"config": config, "parameters": parameters, "heldOut": figures}, indent=2))
    prompts = json.loads((tokens / "prompts.json").read_text())
    (folder / "golden.json").write_text(json.dumps([model.golden(prompt) for prompt in prompts], indent=1))
    write_safetensors(folder / "model.safetensors", model.weights())


if __name__ == "__main__":
    options = parser.parse_args()
    torch.set_num_threads(1)
    finish(options.run, options.tokens)
