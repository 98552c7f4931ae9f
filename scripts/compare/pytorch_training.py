"""Trains the networks of a template in eager PyTorch: told what to do in one line of JSON, answers with one (see peer.ts).

Layers are those of the document, so that both sides have the same architecture; losses, optimiser, initial
distributions, batch size and number of steps are the trainer's. Pictures are channels-first here.
"""
import gzip
import json
import sys

import numpy as np
import torch
from torch import nn
from torch.nn import functional

CLASSES = 10


class Condition(nn.Module):
    """Joins one number for each class: to the features of a row, or as maps to the channels of a picture."""

    def forward(self, values, labels):
        rows = functional.one_hot(labels, CLASSES).float()
        if values.dim() == 4:
            rows = rows[:, :, None, None].expand(-1, -1, *values.shape[2:])
        return torch.cat([values, rows], 1)


class Reshape(nn.Module):
    def __init__(self, height, width, channels):
        super().__init__()
        self.shape = (channels, height, width)

    def forward(self, values):
        return values.reshape(-1, *self.shape)


class Merge(nn.Module):
    """Branches added, multiplied or side by side; a row of features counts for every pixel."""

    def __init__(self, kind):
        super().__init__()
        self.kind = kind

    def forward(self, first, *others):
        if self.kind == "concatenate":
            return torch.cat([first, *others], 1)
        for other in others:
            other = other if other.dim() == first.dim() else other[:, :, None, None]
            first = first + other if self.kind == "add" else first * other
        return first


class Network(nn.Module):
    """Layers in order, each after those that feed it: a chain where they do not name their sources.

    `shape` is that of one example, channels last.
    """

    def __init__(self, layers, shape):
        super().__init__()
        self.layers = nn.ModuleList()
        self.sources = []
        shapes = {"input": list(shape), "condition": []}
        for place, layer in enumerate(layers):
            before = place - 1 if place else "input"
            sources = layer.get("sources") or ([before, "condition"] if layer["kind"] == "condition" else [before])
            module, shapes[place] = built(layer["kind"], layer["params"], *(shapes[source] for source in sources))
            self.layers.append(module)
            self.sources.append(sources)
        self.width = shapes[len(layers) - 1][-1]

    def forward(self, values, labels):
        given = {"input": values, "condition": labels}
        for place, (layer, sources) in enumerate(zip(self.layers, self.sources)):
            given[place] = layer(*(given[source] for source in sources))
        return given[len(self.layers) - 1]


def started(module):
    """Glorot's uniform distribution and no bias, as in the app."""
    nn.init.xavier_uniform_(module.weight)
    nn.init.zeros_(module.bias)
    return module


def built(kind, params, shape, *others):
    if kind == "dense":
        return started(nn.Linear(shape[-1], params["units"])), [params["units"]]
    if kind == "conv2d":
        kernel, stride, filters = params["kernel"], params.get("stride", 1), params["filters"]
        module = nn.Conv2d(shape[-1], filters, kernel, stride, padding=kernel // 2)
        return started(module), [-(-shape[0] // stride), -(-shape[1] // stride), filters]
    if kind == "convTranspose2d":
        kernel, stride, filters = params["kernel"], params.get("stride", 2), params["filters"]
        module = nn.ConvTranspose2d(shape[-1], filters, kernel, stride, padding=kernel // 2, output_padding=stride - 1)
        return started(module), [shape[0] * stride, shape[1] * stride, filters]
    if kind == "batchNorm":
        norm = nn.BatchNorm1d if len(shape) == 1 else nn.BatchNorm2d
        return norm(shape[-1], eps=1e-3, momentum=0.1), shape
    if kind == "flatten":
        return nn.Flatten(), [int(np.prod(shape))]
    if kind == "reshape":
        sizes = [int(size) for size in params["shape"].split("x")]
        return Reshape(*sizes), sizes
    if kind == "concatenate":
        return Merge(kind), [*shape[:-1], shape[-1] + sum(other[-1] for other in others)]
    if kind in ("add", "multiply"):
        return Merge(kind), shape
    if kind == "condition":
        return Condition(), [*shape[:-1], shape[-1] + CLASSES]
    if kind == "leakyRelu":
        return nn.LeakyReLU(params.get("slope", 0.2)), shape
    if kind == "dropout":
        return nn.Dropout(params.get("rate", 0.3)), shape
    return {"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}[kind](), shape


def read_digits(folder):
    """The first 9,000 digits to learn from, the last 1,000 to judge with."""
    with gzip.open(f"{folder}/t10k-images-idx3-ubyte.gz") as file:
        pixels = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 1, 28, 28)
    with gzip.open(f"{folder}/t10k-labels-idx1-ubyte.gz") as file:
        labels = np.frombuffer(file.read(), np.uint8, offset=8)
    images, labels = torch.tensor(pixels / np.float32(255)), torch.tensor(labels.astype(np.int64))
    return (images[:-1000], labels[:-1000]), (images[-1000:], labels[-1000:])


def batches(images, labels, size):
    """Shuffled epochs without end; a batch may span the end of one."""
    order = torch.empty(0, dtype=torch.long)
    while True:
        while len(order) < size:
            order = torch.cat([order, torch.randperm(len(images))])
        chosen, order = order[:size], order[size:]
        yield images[chosen], labels[chosen]


def adam(modules, rate, trainer):
    return torch.optim.Adam(modules.parameters(), lr=rate, betas=(trainer["beta1"], trainer["beta2"]), eps=1e-7)


def log_odds(logits, target):
    return functional.binary_cross_entropy_with_logits(logits, torch.full_like(logits, target))


def penalty(critic, real, fake, labels):
    """One factor for each example, the same for all its pixels."""
    factor = torch.rand(len(real), 1, 1, 1)
    between = (fake + factor * (real - fake)).requires_grad_(True)
    (gradient,) = torch.autograd.grad(critic(between, labels).sum(), between, create_graph=True)
    return ((gradient.flatten(1).norm(dim=1) - 1) ** 2).mean()


def train_gan(job, data):
    trainer, latent = job["trainer"], job["latent"]
    generator = Network(job["generator"], [latent])
    judge = Network(job["discriminator"], [28, 28, 1])
    making, judging = adam(generator, trainer["generatorRate"], trainer), adam(judge, trainer["discriminatorRate"], trainer)
    wasserstein = trainer["loss"] == "wassersteinPenalty"
    told = any(layer["kind"] == "condition" for layer in job["generator"])
    examples = batches(*data, trainer["batch"])
    for _ in range(trainer["steps"]):
        for _ in range(trainer["discriminatorSteps"]):
            real, labels = next(examples)
            fake = generator(torch.randn(len(real), latent), labels).detach()
            on_real, on_fake = judge(real, labels), judge(fake, labels)
            if wasserstein:
                loss = on_fake.mean() - on_real.mean() + trainer["gradientPenalty"] * penalty(judge, real, fake, labels)
            else:
                loss = log_odds(on_real, trainer["realTarget"]) + log_odds(on_fake, 0.0)
            judging.zero_grad(set_to_none=True)
            loss.backward()
            judging.step()
        labels = next(examples)[1] if told else torch.zeros(trainer["batch"], dtype=torch.long)
        judge.requires_grad_(False)
        score = judge(generator(torch.randn(len(labels), latent), labels), labels)
        loss = -score.mean() if wasserstein else log_odds(score, 1.0)
        making.zero_grad(set_to_none=True)
        loss.backward()
        making.step()
        judge.requires_grad_(True)
    return lambda labels: generator.eval()(torch.randn(len(labels), latent), labels)


def train_vae(job, data, held_out):
    trainer, latent = job["trainer"], job["latent"]
    encoder = Network(job["encoder"], [28, 28, 1])
    head = started(nn.Linear(encoder.width, 2 * latent))
    decoder = Network(job["decoder"], [latent])
    model = nn.ModuleList([encoder, head, decoder])
    optimiser = adam(model, trainer["learningRate"], trainer)

    def parts(images, labels):
        mean, log_variance = head(encoder(images, labels)).chunk(2, dim=1)
        log_variance = log_variance.clamp(-10, 10)
        code = mean + torch.randn_like(mean) * torch.exp(0.5 * log_variance)
        reconstruction = functional.binary_cross_entropy_with_logits(decoder(code, labels), images, reduction="sum")
        divergence = -0.5 * torch.sum(1 + log_variance - mean**2 - torch.exp(log_variance))
        return reconstruction / len(images), divergence / len(images)

    for _, (images, labels) in zip(range(trainer["steps"]), batches(*data, trainer["batch"])):
        loss = sum(parts(images, labels))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
    model.eval()
    drawn = torch.tensor([[part.item() for part in parts(*held_out)] for _ in range(10)]).mean(0)
    return {"reconstruction": drawn[0].item(), "kl": drawn[1].item()}, lambda labels: torch.sigmoid(
        decoder(torch.randn(len(labels), latent), labels)
    )


def main():
    job = json.loads(sys.stdin.readline())
    torch.set_num_threads(job["threads"])
    torch.manual_seed(job["seed"])
    data, held_out = read_digits(job["mnist"])
    figures, draw = train_vae(job, data, held_out) if "encoder" in job else ({}, train_gan(job, data))
    with torch.no_grad():
        # In every hundred pictures ten of each class, one class after the other.
        labels = torch.arange(job["samples"]) % 100 * CLASSES // 100
        pictures = draw(labels).numpy().astype("<f4")
    pictures.tofile(job["pictures"])
    print(json.dumps({"description": f"PyTorch {torch.__version__}", **figures}), flush=True)


main()
