"""GPT-2: https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf, names as in its checkpoints."""
import math

import torch
from torch import nn
from torch.nn import functional

from layers import Dropout, FeedForward, LanguageModel, SelfAttention, causal_bias, embedding, some_of, unembed


class Block(nn.Module):
    def __init__(self, config, deviation):
        super().__init__()
        self.ln_1 = nn.LayerNorm(config.width)
        self.attn = SelfAttention(config.width, config.heads, deviation)
        self.ln_2 = nn.LayerNorm(config.width)
        self.mlp = FeedForward(config.width, 4 * config.width, functional.relu, deviation)
        self.dropout = Dropout(config.dropout)

    def forward(self, values, bias):
        values = values + self.dropout(self.attn(self.ln_1(values), bias).float())
        return values + self.dropout(self.mlp(self.ln_2(values)).float())


class Gpt2(LanguageModel):
    """Token ids [batch, length] to logits [batch, length, vocabulary]; the output's matrix is that of the embedding."""

    def __init__(self, config):
        super().__init__(config)
        self.wte = embedding(config.vocabulary, config.width)
        self.wpe = embedding(config.context, config.width)
        # What is added 2 * layers times is smaller at the start.
        self.h = nn.ModuleList(Block(config, 0.02 / (2 * config.layers) ** 0.5) for _ in range(config.layers))
        self.ln_f = nn.LayerNorm(config.width)
        self.dropout = Dropout(config.dropout)

    def forward(self, tokens):
        length = tokens.shape[1]
        bias = causal_bias(length)
        values = self.dropout(self.wte(tokens) + self.wpe.weight[:length])
        for block in self.h:
            values = block(values, bias)
        return unembed(self.ln_f(values), self.wte.weight, self.training)

    def loss(self, tokens):
        """Mean cross-entropy in nats of each next token of [batch, length + 1]."""
        logits = self(tokens[:, :-1])
        return functional.cross_entropy(logits.flatten(0, 1), tokens[:, 1:].flatten())

    @torch.no_grad()
    def measure(self, tokens, description):
        """Held-out figures of a stream of tokens. Each is predicted from half a context at least, where there is as much."""
        half = self.config.context // 2
        nats = 0.0
        for start in range(0, len(tokens) - 1, half):
            window = tokens[max(0, start - half):start + half + 1]
            fresh = min(half, len(tokens) - 1 - start)
            losses = functional.cross_entropy(self(window[None, :-1])[0], window[1:], reduction="none")
            nats += losses[-fresh:].sum().item()
        mean = nats / (len(tokens) - 1)
        per = lambda unit: mean * description["tokens"] / description[unit]
        return {"bits per byte": per("bytes") / math.log(2), "perplexity per token": math.exp(mean), "perplexity per word": math.exp(per("words"))}

    @torch.no_grad()
    def golden(self, prompt, count=24):
        """What another implementation must give for a prompt: the most probable tokens one by one, and some logits of the first."""
        ids = list(prompt["ids"])
        while len(ids) < len(prompt["ids"]) + count:
            ids.append(self(torch.tensor([ids]))[0, -1].argmax().item())
        logits = self(torch.tensor([prompt["ids"]]))[0, -1]
        return {**prompt, "greedy": ids[-count:], "logits": some_of(logits)}
