"""Token files, and the batches that training draws from them."""
import json
from pathlib import Path

import numpy
import torch


def read_corpus(folder):
    """The description of the corpus, the learned tokens and the held-out ones."""
    folder = Path(folder)
    description = json.loads((folder / "corpus.json").read_text())
    train, held_out = (torch.from_numpy(numpy.fromfile(folder / name, dtype="<u2").astype("int64")) for name in ("train.bin", "held-out.bin"))
    return description, train, held_out


class Windows:
    """Windows of the token stream: each epoch cuts it at another offset and shuffles the pieces. A step's batch depends on seed and step alone."""

    def __init__(self, tokens, length, batch, seed):
        self.tokens, self.length, self.batch, self.seed = tokens, length, batch, seed
        self.steps_per_epoch = ((len(tokens) - length) // length) // batch
        self.epoch = -1

    def at(self, step):
        """[batch, length + 1] token ids."""
        epoch, place = divmod(step, self.steps_per_epoch)
        if epoch != self.epoch:
            random = numpy.random.default_rng([self.seed, epoch])
            offset = random.integers(self.length)
            count = (len(self.tokens) - 1 - offset) // self.length
            self.starts, self.epoch = offset + self.length * random.permutation(count), epoch
        starts = self.starts[place * self.batch:(place + 1) * self.batch]
        return torch.stack([self.tokens[start:start + self.length + 1] for start in starts])


class Pairs:
    """Sources and targets from a stream in which each text is closed by `end`. Batches of similar length, in another order each epoch."""

    def __init__(self, tokens, end, batch, seed):
        ends = (tokens == end).nonzero().flatten() + 1
        texts = tokens.tensor_split(ends)[:-1]
        self.pairs = sorted(zip(texts[0::2], texts[1::2]), key=lambda pair: len(pair[0]) + len(pair[1]))
        self.batch, self.seed = batch, seed
        self.steps_per_epoch = len(self.pairs) // batch

    def at(self, step):
        """Sources and targets [batch, length], zeros behind the shorter ones."""
        epoch, place = divmod(step, self.steps_per_epoch)
        order = numpy.random.default_rng([self.seed, epoch]).permutation(self.steps_per_epoch)
        return self.batch_from(order[place] * self.batch)

    def in_order(self):
        return (self.batch_from(start) for start in range(0, len(self.pairs), self.batch))

    def batch_from(self, start):
        sources, targets = zip(*self.pairs[start:start + self.batch])
        padded = lambda texts: torch.nn.utils.rnn.pad_sequence(texts, batch_first=True)
        return padded(sources), padded(targets)
