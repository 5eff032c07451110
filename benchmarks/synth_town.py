# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Time and peak memory of generated towns: ``uv run python benchmarks/synth_town.py [premises ...]``.

Each size runs in a process of its own, so that the peak is that size's.
"""

import multiprocessing
import resource
import sys
import time

from standort.synth import TownParameters, generate_town

SIZES = (500, 3_000, 10_000, 30_000, 100_000)
KILOBYTE = 1024


def measure(premises: int) -> tuple[int, float, float]:
    start = time.perf_counter()
    town = generate_town(TownParameters(premises=premises))
    seconds = time.perf_counter() - start
    assert town.tables["addresses"].premises.sum() == premises
    return premises, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTE


def main(sizes: list[int]) -> None:
    print(f"{'premises':>9} {'seconds':>8} {'peak MB':>8}")
    context = multiprocessing.get_context("spawn")
    for size in sizes:
        with context.Pool(1) as pool:
            premises, seconds, peak_mb = pool.apply(measure, (size,))
        print(f"{premises:>9} {seconds:>8.1f} {peak_mb:>8.0f}")


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or list(SIZES))
