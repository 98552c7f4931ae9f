"""The kind of number that matrices are multiplied in while training: whichever this processor is faster with."""
import time

import torch


def _seconds(element):
    left, right = torch.randn(1024, 256).to(element), torch.randn(256, 1024).to(element)
    times = []
    for _ in range(6):
        started = time.perf_counter()
        left @ right
        times.append(time.perf_counter() - started)
    return min(times)


def faster_element():
    """bfloat16 on processors that multiply matrices in it, float32 on others, where bfloat16 takes seven times as long."""
    return min((torch.bfloat16, torch.float32), key=_seconds)


element = faster_element()
