"""T5: https://arxiv.org/abs/1910.10683. Texts to texts, with positions as learned biases of the attention's scores."""
import math

import torch
from torch import nn
from torch.nn import functional

from data import Pairs
from layers import Dense, Dropout, LanguageModel, attend, causal_bias, embedding, merge_heads, some_of, split_heads, unembed

buckets, max_distance = 32, 128


def bucket_of(distance, both_ways):
    """The bucket of a distance (key place minus query place): one each for near ones, ever wider ones for those far off."""
    count = buckets // 2 if both_ways else buckets
    offset = count if both_ways and distance > 0 else 0
    far = abs(distance) if both_ways else max(-distance, 0)
    exact = count // 2
    if far < exact:
        return offset + far
    return offset + min(count - 1, exact + int(math.log(far / exact) / math.log(max_distance / exact) * (count - exact)))


class RelativeBias(nn.Module):
    """Biases [heads, queries, keys]. The table has a row for each distance's bucket."""

    def __init__(self, heads, both_ways):
        super().__init__()
        self.table = embedding(buckets, heads)
        self.bucket = torch.tensor([bucket_of(distance, both_ways) for distance in range(-max_distance, max_distance + 1)])

    def by_distance(self):
        """[distances from -128 to 128, heads]"""
        return self.table(self.bucket)

    def forward(self, length):
        places = torch.arange(length)
        distances = (places[None] - places[:, None]).clamp(-max_distance, max_distance) + max_distance
        return self.by_distance()[distances].permute(2, 0, 1)


class RootMeanSquareNorm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, values):
        return values / (values.square().mean(-1, keepdim=True) + 1e-6).sqrt() * self.weight


class Attention(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.heads = config.heads
        # T5 does not scale its scores: the first matrices make up for it.
        self.q = Dense(config.width, config.width, bias=False, deviation=0.02 * (config.width // config.heads) ** -0.5)
        self.k, self.v, self.o = (Dense(config.width, config.width, bias=False) for _ in range(3))

    def forward(self, values, others, bias):
        """`bias` [batch or 1, heads, queries, keys]."""
        query, key, value = (split_heads(part, self.heads) for part in (self.q(values), self.k(others), self.v(others)))
        rows = bias.expand(values.shape[0], self.heads, -1, -1).flatten(0, 1)
        return self.o(merge_heads(attend(query, key, value, rows, 1), self.heads)).float()


class Block(nn.Module):
    def __init__(self, config, decodes):
        super().__init__()
        self.ln_1, self.attention = RootMeanSquareNorm(config.width), Attention(config)
        if decodes:
            self.ln_cross, self.cross = RootMeanSquareNorm(config.width), Attention(config)
        self.ln_2 = RootMeanSquareNorm(config.width)
        self.wi = Dense(config.width, 4 * config.width, bias=False)
        self.wo = Dense(4 * config.width, config.width, bias=False)
        self.dropout = Dropout(config.dropout)

    def forward(self, values, bias, encoded=None, encoded_bias=None):
        normed = self.ln_1(values)
        values = values + self.dropout(self.attention(normed, normed, bias))
        if encoded is not None:
            values = values + self.dropout(self.cross(self.ln_cross(values), encoded, encoded_bias))
        return values + self.dropout(self.wo(functional.relu(self.wi(self.ln_2(values)))).float())


class Stack(nn.Module):
    def __init__(self, config, decodes):
        super().__init__()
        self.relative = RelativeBias(config.heads, both_ways=not decodes)
        self.block = nn.ModuleList(Block(config, decodes) for _ in range(config.layers))
        self.ln = RootMeanSquareNorm(config.width)

    def forward(self, values, bias, encoded=None, encoded_bias=None):
        bias = self.relative(values.shape[1]) + bias
        for block in self.block:
            values = block(values, bias, encoded, encoded_bias)
        return self.ln(values)


class T5(LanguageModel):
    def __init__(self, config):
        super().__init__(config)
        self.shared = embedding(config.vocabulary, config.width, deviation=1)
        self.encoder, self.decoder = Stack(config, False), Stack(config, True)
        self.padding, self.end = config.special["<pad>"], config.special["</s>"]

    def batches(self, tokens, batch, seed):
        return Pairs(tokens, self.end, batch, seed)

    def weights(self):
        tensors = {name: values for name, values in self.state_dict().items() if ".relative." not in name}
        return {**tensors, **{f"{name}.relative.weight": getattr(self, name).relative.by_distance() for name in ("encoder", "decoder")}}

    def forward(self, sources, targets):
        """Logits [batch, length, vocabulary] of each target token from those before it and the source."""
        unseen = torch.zeros(sources.shape).masked_fill(sources == self.padding, -math.inf)[:, None, None]
        encoded = self.encoder(self.shared(sources), unseen)
        before = torch.cat([torch.full_like(targets[:, :1], self.padding), targets[:, :-1]], 1)
        values = self.decoder(self.shared(before), causal_bias(targets.shape[1]), encoded, unseen)
        return unembed(values * self.config.width ** -0.5, self.shared.weight, self.training)

    def loss(self, pairs):
        """Mean cross-entropy in nats of the target tokens."""
        sources, targets = pairs
        return functional.cross_entropy(self(sources, targets).flatten(0, 1), targets.flatten(), ignore_index=self.padding)

    @torch.no_grad()
    def measure(self, tokens, description):
        """Mean loss of held-out target tokens, and how many are the most probable one."""
        nats, right, count = 0.0, 0, 0
        for sources, targets in self.batches(tokens, 32, 0).in_order():
            logits, known = self(sources, targets), targets != self.padding
            nats += functional.cross_entropy(logits[known], targets[known], reduction="sum").item()
            right += (logits.argmax(-1) == targets)[known].sum().item()
            count += known.sum().item()
        return {"loss per target token": nats / count, "share of target tokens told": right / count}

    @torch.no_grad()
    def golden(self, prompt, count=40):
        """What another implementation must give for a text: the most probable tokens one by one, and some logits of the first."""
        sources, targets = torch.tensor([prompt["ids"]]), []
        while len(targets) < count and self.end not in targets:
            targets.append(self(sources, torch.tensor([targets + [0]]))[0, -1].argmax().item())
        return {**prompt, "greedy": targets, "logits": some_of(self(sources, torch.tensor([[0]]))[0, 0], 16)}
