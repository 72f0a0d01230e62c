"""A few hundred steps on toy tasks, for the cases that generate: random models repeat one token and never end.

Without dropout, on one thread: the same weights every time on one machine.
"""

import numpy as np
import torch


def _train(model, seed: int, steps: int, batch) -> None:
    random = np.random.RandomState(seed)
    optimizer = torch.optim.Adam([p for p in model.parameters() if p.requires_grad], lr=4e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 8e-3, total_steps=steps)
    for _ in range(steps):
        loss = model(**batch(random), use_cache=False).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
    print(f"  trained to a loss of {loss.item():.2f}")


def translation(steps: int = 500):
    """Each source token becomes one of two target tokens (60% and 40%), some become two tokens; then the end."""
    def adjust(model, seed: int) -> None:
        config = model.config
        vocabulary = min(config.vocab_size, config.decoder_vocab_size) - 1
        order = np.random.RandomState(seed).permutation(np.arange(3, vocabulary))

        def translate(random, token: int) -> list[int]:
            first = order[(token * 2 + (random.rand() < 0.4)) % len(order)]
            return [first, order[(token * 3) % len(order)]] if token % 7 == 0 else [first]

        def batch(random) -> dict:
            length = random.randint(2, 8)
            sources = random.randint(3, vocabulary, (48, length))
            targets = [sum((translate(random, token) for token in row), []) + [0] for row in sources]
            longest = max(map(len, targets))
            return {"input_ids": torch.tensor(np.hstack([sources, np.zeros((48, 1), int)])),
                    "labels": torch.tensor([row + [-100] * (longest - len(row)) for row in targets])}

        model.final_logits_bias.copy_(torch.from_numpy(0.3 * np.random.RandomState(seed).standard_normal(model.final_logits_bias.shape)))
        _train(model, seed, steps, batch)
    return adjust


def walk(steps: int = 250):
    """A walk over tokens: three ways on from each, 50%, 30% and 20%; from every third token 45% of the walks end."""
    def adjust(model, seed: int) -> None:
        vocabulary, end = model.config.vocab_size, model.config.eos_token_id
        ways = np.random.RandomState(seed).randint(3, vocabulary, (vocabulary, 3))

        def batch(random) -> dict:
            rows = np.zeros((48, 16), int)
            rows[:, 0], rows[:, 1] = 1, random.randint(3, vocabulary, 48)
            for i in range(2, 16):
                on = ways[rows[:, i - 1], random.choice(3, 48, p=[0.5, 0.3, 0.2])]
                ends = (rows[:, i - 1] % 3 == 0) & (random.rand(48) < 0.45)
                rows[:, i] = np.where(rows[:, i - 1] == end, end, np.where(ends, end, on))
            ids = torch.tensor(rows)
            after = torch.tensor(np.cumsum(rows == end, 1) > 1)
            return {"input_ids": ids, "labels": ids.masked_fill(after, -100)}

        _train(model, seed, steps, batch)
    return adjust
