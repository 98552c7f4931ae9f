"""AdamW for vectors and embeddings, Muon (https://kellerjordan.github.io/posts/muon) for the matrices between."""
import torch

import products
from layers import Dense


def orthogonalized(matrix, iterations=5):
    """Moves all singular values of [rows, columns] near one, by Newton and Schulz's iteration."""
    a, b, c = 3.4445, -4.7750, 2.0315
    tall = matrix.shape[0] > matrix.shape[1]
    x = (matrix.t() if tall else matrix).to(products.element)
    x = x / (x.float().norm() + 1e-7)
    for _ in range(iterations):
        gram = x @ x.t()
        x = a * x + (b * gram + c * (gram @ gram)) @ x
    return (x.t() if tall else x).float()


class Muon(torch.optim.Optimizer):
    """Momentum, then an orthogonal step of the size that AdamW's usually have."""

    def __init__(self, parameters, lr, momentum=0.95, weight_decay=0.0):
        super().__init__(parameters, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for parameter in group["params"]:
                state = self.state[parameter]
                velocity = state.setdefault("velocity", torch.zeros_like(parameter))
                velocity.lerp_(parameter.grad, 1 - group["momentum"])
                ahead = parameter.grad.lerp(velocity, group["momentum"])
                rows, columns = parameter.shape
                # The projections to query, key and value are three matrices in one.
                parts = 3 if columns == 3 * rows else 1
                direction = torch.cat([orthogonalized(part) for part in ahead.chunk(parts, 1)], 1)
                size = 0.2 * max(rows, columns // parts) ** 0.5
                parameter.mul_(1 - group["lr"] * group["weight_decay"]).add_(direction, alpha=-group["lr"] * size)


def make_optimizers(model, matrix_optimizer, learning_rate, weight_decay):
    """The optimisers of all parameters; embeddings and vectors are not decayed."""
    matrices = [module.weight for module in model.modules() if isinstance(module, Dense)]
    known = {id(parameter) for parameter in matrices}
    others = [parameter for parameter in model.parameters() if id(parameter) not in known]
    if matrix_optimizer == "muon":
        moved = Muon(matrices, learning_rate, weight_decay=weight_decay)
    else:
        moved = torch.optim.AdamW(matrices, learning_rate, betas=(0.9, 0.98), weight_decay=weight_decay)
    return [moved, torch.optim.AdamW(others, learning_rate, betas=(0.9, 0.98), weight_decay=0.0)]
