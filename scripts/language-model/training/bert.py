"""BERT: https://arxiv.org/abs/1810.04805, without next sentences: words that are hidden are told from those around."""
import torch
from torch import nn
from torch.nn import functional

from layers import Dense, Dropout, FeedForward, LanguageModel, SelfAttention, embedding, gelu, some_of, unembed


class Layer(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.attn = SelfAttention(config.width, config.heads)
        self.ln_1 = nn.LayerNorm(config.width, eps=1e-12)
        self.mlp = FeedForward(config.width, 4 * config.width, gelu)
        self.ln_2 = nn.LayerNorm(config.width, eps=1e-12)
        self.dropout = Dropout(config.dropout)

    def forward(self, values):
        values = self.ln_1(values + self.dropout(self.attn(values, torch.zeros(1)).float()))
        return self.ln_2(values + self.dropout(self.mlp(values).float()))


class Bert(LanguageModel):
    """Token ids [batch, length] to hidden states [batch, length, width]."""

    # Pieces of a window of this many tokens are learned, so that short texts are familiar too.
    lengths = (16, 32, 64, 128)

    def __init__(self, config):
        super().__init__(config)
        self.word = embedding(config.vocabulary, config.width)
        self.position = embedding(config.context, config.width)
        self.token_type = embedding(2, config.width)
        self.ln = nn.LayerNorm(config.width, eps=1e-12)
        self.h = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.transform = Dense(config.width, config.width)
        self.transform_ln = nn.LayerNorm(config.width, eps=1e-12)
        self.output = nn.Parameter(torch.zeros(config.vocabulary))
        self.dropout = Dropout(config.dropout)

    def forward(self, tokens):
        values = self.dropout(self.ln(self.word(tokens) + self.position.weight[:tokens.shape[1]] + self.token_type.weight[0]))
        for layer in self.h:
            values = layer(values)
        return values

    def logits(self, hidden):
        values = self.transform_ln(gelu(self.transform(hidden)))
        return unembed(values, self.word.weight, self.training) + self.output

    def hide(self, tokens, length, random=None):
        """Frames pieces of `length` tokens and hides 30 % of them: of these 80 % as [MASK], 10 % as another token, 10 % not at all."""
        special = self.config.special
        framed = tokens.reshape(-1, length).clone()
        framed[:, 0], framed[:, -1] = special["[CLS]"], special["[SEP]"]
        chosen = (torch.rand(framed.shape, generator=random) < 0.3) & (framed >= len(special))
        fate = torch.rand(framed.shape, generator=random)
        others = torch.randint(len(special), self.config.vocabulary, framed.shape, generator=random)
        shown = torch.where(chosen & (fate < 0.8), special["[MASK]"], framed)
        return torch.where(chosen & (fate >= 0.9), others, shown), framed, chosen

    def loss(self, tokens):
        """Mean cross-entropy in nats of the hidden tokens of [batch, length + 1]."""
        length = self.lengths[torch.randint(len(self.lengths), ()).item()]
        shown, framed, chosen = self.hide(tokens[:, :-1], length)
        return functional.cross_entropy(self.logits(self(shown)[chosen]), framed[chosen])

    @torch.no_grad()
    def measure(self, tokens, description):
        """How well hidden tokens of held-out text are told, in pieces of 64 tokens."""
        usable = len(tokens) // 64 * 64
        shown, framed, chosen = self.hide(tokens[:usable], 64, torch.Generator().manual_seed(0))
        logits = torch.cat([self.logits(self(piece)[mask]) for piece, mask in zip(shown.split(64), chosen.split(64))])
        right = (logits.argmax(-1) == framed[chosen]).float().mean().item()
        return {"loss per hidden token": functional.cross_entropy(logits, framed[chosen]).item(), "share of hidden tokens told": right}

    @torch.no_grad()
    def golden(self, prompt):
        """What another implementation must give for a text with one [MASK]."""
        hidden = self(torch.tensor([prompt["ids"]]))
        logits = self.logits(hidden)[0, prompt["ids"].index(self.config.special["[MASK]"])]
        return {**prompt, "best": logits.topk(5).indices.tolist(), "logits": some_of(logits), "embedding": some_of(hidden[0].mean(0), 8)}
