"""The same networks, losses and optimiser in eager PyTorch, told what to do in lines of JSON (see process.ts)."""
import ctypes
import itertools
import json
import os
import statistics
import sys
import time
from pathlib import Path

try:
    import torch
    from torch import nn
    from torch.nn import functional
except ImportError:
    sys.stdin.readline()
    print(json.dumps({"error": "PyTorch is not installed"}), flush=True)
    sys.exit(0)


class Reshape(nn.Module):
    """From rows of channels-last numbers to PyTorch's channels-first pictures."""

    def __init__(self, shape):
        super().__init__()
        height, width, channels = shape
        self.shape = (channels, height, width)

    def forward(self, values):
        return values.reshape(-1, *self.shape)


def network(layers, shape):
    """A sequential network; `shape` is that of one example, channels last. Convolutions keep size / stride, as "same" does."""
    modules = []
    shape = list(shape)
    for layer in layers:
        kind = layer["kind"]
        if kind == "dense":
            modules.append(nn.Linear(shape[-1], layer["units"]))
            shape = [layer["units"]]
        elif kind == "conv":
            kernel, stride, filters = layer["kernel"], layer["stride"], layer["filters"]
            modules.append(nn.Conv2d(shape[-1], filters, kernel, stride, padding=kernel // 2))
            shape = [-(-shape[0] // stride), -(-shape[1] // stride), filters]
        elif kind == "convTranspose":
            kernel, stride, filters = layer["kernel"], layer["stride"], layer["filters"]
            modules.append(nn.ConvTranspose2d(shape[-1], filters, kernel, stride, padding=kernel // 2, output_padding=stride - 1))
            shape = [shape[0] * stride, shape[1] * stride, filters]
        elif kind == "batchNorm":
            modules.append(nn.BatchNorm1d(shape[0]) if len(shape) == 1 else nn.BatchNorm2d(shape[-1]))
        elif kind == "flatten":
            modules.append(nn.Flatten())
            size = 1
            for length in shape:
                size *= length
            shape = [size]
        elif kind == "reshape":
            modules.append(Reshape(layer["shape"]))
            shape = list(layer["shape"])
        elif kind == "leakyRelu":
            modules.append(nn.LeakyReLU(layer["slope"]))
        elif kind == "dropout":
            modules.append(nn.Dropout(layer["rate"]))
        else:
            modules.append({"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "tanh": nn.Tanh}[kind]())
    return nn.Sequential(*modules), shape


def adam(parameters, recipe):
    return torch.optim.Adam(parameters, lr=recipe["rate"], betas=(recipe["beta1"], 0.999))


def gan_step(recipe, device):
    """The discriminator on real and fake pictures, then the generator on fresh noise."""
    generator = network(recipe["generator"], [recipe["latent"]])[0].to(device)
    discriminator = network(recipe["discriminator"], recipe["image"])[0].to(device)
    judging, making = adam(discriminator.parameters(), recipe), adam(generator.parameters(), recipe)

    def noise():
        return torch.randn(recipe["batch"], recipe["latent"], device=device)

    def against(logits, target):
        return functional.binary_cross_entropy_with_logits(logits, torch.full_like(logits, target))

    def step(real):
        judging.zero_grad(set_to_none=True)
        fake = generator(noise()).detach()
        judged = against(discriminator(real), recipe["realTarget"]) + against(discriminator(fake), 0.0)
        judged.backward()
        judging.step()
        # The generator's step needs no gradients of the discriminator's weights.
        discriminator.requires_grad_(False)
        making.zero_grad(set_to_none=True)
        fooled = against(discriminator(generator(noise())), 1.0)
        fooled.backward()
        making.step()
        discriminator.requires_grad_(True)
        return judged, fooled

    return step


def vae_step(recipe, device):
    """Summed binary cross-entropy on logits plus the KL divergence."""
    encoder, (width,) = network(recipe["encoder"], recipe["image"])
    head = nn.Linear(width, 2 * recipe["latent"])
    decoder, _ = network(recipe["decoder"], [recipe["latent"]])
    model = nn.ModuleList([encoder, head, decoder]).to(device)
    optimiser = adam(model.parameters(), recipe)

    def step(images):
        optimiser.zero_grad(set_to_none=True)
        mean, log_variance = head(encoder(images)).chunk(2, dim=1)
        sample = mean + torch.randn_like(mean) * torch.exp(0.5 * log_variance)
        reconstruction = functional.binary_cross_entropy_with_logits(decoder(sample), images, reduction="sum")
        divergence = -0.5 * torch.sum(1 + log_variance - mean**2 - torch.exp(log_variance))
        loss = (reconstruction + divergence) / recipe["batch"]
        loss.backward()
        optimiser.step()
        return (loss,)

    return step


def milliseconds(step, pixels, device, count):
    """Time of a step, the upload of its batch and one read of the last losses included."""
    started = time.perf_counter()
    for _ in range(count):
        losses = step(pixels.to(device))
    for loss in losses:
        loss.item()
    return 1000 * (time.perf_counter() - started) / count


def openblas():
    """The library behind PyTorch's products, where it is OpenBLAS, which has a thread count of its own; else None."""
    maps = Path("/proc/self/maps")
    paths = [line.split()[-1] for line in maps.read_text().splitlines()] if maps.exists() else []
    blas = next((ctypes.CDLL(path) for path in paths if "libopenblas" in path), None)
    if blas:
        blas.openblas_get_corename.restype = ctypes.c_char_p
    return blas


def choose_kernels():
    """Starts anew with the kernels that fit this processor where OpenBLAS does not know it and took its oldest, a fifth as fast."""
    blas = openblas()
    if blas is None or blas.openblas_get_corename() != b"Prescott" or "OPENBLAS_CORETYPE" in os.environ:
        return
    features = Path("/proc/cpuinfo").read_text().split()
    fitting = "SkylakeX" if "avx512f" in features else "Haswell" if "avx2" in features else None
    if fitting:
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "OPENBLAS_CORETYPE": fitting})


def best_threads(step, pixels):
    """Sets the fastest of one and two threads, for products and for all else, and says which: small matrices often lose by sharing."""
    blas = openblas()

    def use(threads, for_products):
        torch.set_num_threads(threads)
        if blas:
            blas.openblas_set_num_threads(for_products)

    # In turns and by medians: two pools of threads are now and then fast by luck, and then wait for one another.
    choices = list(itertools.product((1, 2), (1, 2) if blas else (None,)))
    times = {threads: [] for threads in choices}
    for _ in range(5):
        for threads in choices:
            use(*threads)
            count = max(1, min(50, round(100 / milliseconds(step, pixels, "cpu", 2))))
            times[threads].append(milliseconds(step, pixels, "cpu", count))
    best = min(choices, key=lambda threads: statistics.median(times[threads]))
    use(*best)
    products = f", {best[1]} for products with OpenBLAS for {blas.openblas_get_corename().decode()}" if blas else ""
    return f"{best[0]} thread{'s' if best[0] > 1 else ''}{products}"


def main():
    choose_kernels()
    recipe = json.loads(sys.stdin.readline())
    device = recipe["device"]
    if device == "cuda" and not torch.cuda.is_available():
        print(json.dumps({"error": "PyTorch has no CUDA here"}), flush=True)
        return
    torch.manual_seed(0)
    step = {"gan": gan_step, "vae": vae_step}[recipe["kind"]](recipe, device)
    height, width, channels = recipe["image"]
    pixels = torch.rand(recipe["batch"], channels, height, width)
    where = torch.cuda.get_device_name() if device == "cuda" else None
    if device == "cpu":
        where = best_threads(step, pixels)
    print(json.dumps({"description": f"PyTorch {torch.__version__}, {where}"}), flush=True)
    for line in sys.stdin:
        print(json.dumps({"ms": milliseconds(step, pixels, device, json.loads(line)["steps"])}), flush=True)


main()
