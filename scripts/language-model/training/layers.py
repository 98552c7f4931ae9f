"""The pieces that the three models share. While training, matrices are multiplied in the numbers that `products` names; all else is float32."""
import math

import torch
from torch import nn
from torch.nn import functional

import products
from data import Windows


class Dense(nn.Module):
    """Values [..., inputs] to [..., outputs]. The weight is [inputs, outputs], as in GPT-2's checkpoints."""

    def __init__(self, inputs, outputs, bias=True, deviation=0.02):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(inputs, outputs) * deviation)
        self.bias = nn.Parameter(torch.zeros(outputs)) if bias else None

    def forward(self, values):
        element = products.element if self.training else torch.float32
        rows, weight = values.flatten(0, -2).to(element), self.weight.to(element)
        result = rows @ weight if self.bias is None else torch.addmm(self.bias.to(element), rows, weight)
        return result.unflatten(0, values.shape[:-1])


class LanguageModel(nn.Module):
    """What training and publishing ask of every model, beside `loss`, `measure` and `golden`."""

    def __init__(self, config):
        super().__init__()
        self.config = config

    def batches(self, tokens, batch, seed):
        """What the model learns from a stream of tokens."""
        return Windows(tokens, self.config.context, batch, seed)

    def weights(self):
        """The tensors that other programs take."""
        return self.state_dict()


def embedding(count, width, deviation=0.02):
    table = nn.Embedding(count, width)
    nn.init.normal_(table.weight, std=deviation)
    return table


def unembed(values, table, training):
    """Logits in float32: the product with the transposed table of embeddings."""
    if training:
        return (values.to(products.element) @ table.to(products.element).t()).float()
    return values @ table.t()


def some_of(logits, every=64):
    """The logits of the tokens 0, 64, 128, ...: enough to compare another implementation with."""
    return [round(value, 5) for value in logits[::every].tolist()]


class Dropout(nn.Module):
    """Dropout with eight random bits for each number, which are several times cheaper than PyTorch's."""

    def __init__(self, rate):
        super().__init__()
        self.threshold = round(rate * 256)

    def forward(self, values):
        if not self.training or self.threshold == 0:
            return values
        kept = torch.empty(values.shape, dtype=torch.uint8).random_(0, 256) >= self.threshold
        return values * kept.to(torch.float32).mul_(256 / (256 - self.threshold))


def split_heads(values, heads):
    """[batch, length, width] to [batch * heads, length, width / heads]."""
    batch, length, width = values.shape
    return values.view(batch, length, heads, width // heads).transpose(1, 2).reshape(batch * heads, length, width // heads)


def merge_heads(values, heads):
    rows, length, width = values.shape
    return values.view(rows // heads, heads, length, width).transpose(1, 2).reshape(rows // heads, length, heads * width)


def attend(query, key, value, bias, scale):
    """Attention of heads [rows, length, width]; `bias` is added to the scores, minus infinity where none may look."""
    scores = torch.baddbmm(bias.to(query.dtype), query, key.transpose(1, 2), alpha=scale)
    return scores.float().softmax(-1).to(value.dtype) @ value


def causal_bias(length):
    """[length, length]: zero where a position may look, minus infinity at what comes later."""
    return torch.full((length, length), -math.inf).triu(1)


class SelfAttention(nn.Module):
    """Attention of GPT-2 and BERT: query, key and value from one matrix."""

    def __init__(self, width, heads, deviation=0.02):
        super().__init__()
        self.heads = heads
        self.c_attn = Dense(width, 3 * width)
        self.c_proj = Dense(width, width, deviation=deviation)

    def forward(self, values, bias):
        query, key, value = (split_heads(part, self.heads) for part in self.c_attn(values).chunk(3, -1))
        return self.c_proj(merge_heads(attend(query, key, value, bias, query.shape[-1] ** -0.5), self.heads))


class FeedForward(nn.Module):
    """Two dense layers. GELU costs as much time as both of them on a processor, ReLU next to none."""

    def __init__(self, width, inner, activation, deviation=0.02):
        super().__init__()
        self.c_fc = Dense(width, inner)
        self.c_proj = Dense(inner, width, deviation=deviation)
        self.activation = activation

    def forward(self, values):
        return self.c_proj(self.activation(self.c_fc(values)))


def gelu(values):
    """The form with tanh, as GPT-2 has it."""
    return functional.gelu(values.float(), approximate="tanh")
