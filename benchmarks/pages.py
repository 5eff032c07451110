# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""How long the public pages take, and how many queries they make.

    uv run benchmarks/pages.py [--rounds 100] [--premises 3000] [--sites 1000]

Makes a demo in a folder of its own, asks each page in turn, then again with more sites. Target: p95 at most
100 ms, and the same number of queries however many sites there are.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

TARGET_P95_MS = 100.0
WARM_UP = 5
# The others are measured because people wait for them too, without a target so far.
WITH_TARGET = ("start", "finder", "finder, filtered")


@dataclass(frozen=True)
class Measured:
    page: str
    sites: int
    p50_ms: float
    p95_ms: float
    queries: int
    kilobytes: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--premises", type=int, default=3000)
    parser.add_argument("--sites", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="standort-bench-") as folder:
        prepare(Path(folder), premises=options.premises)
        rows = measure_all(rounds=options.rounds, sites=options.sites)
    print_table(rows)
    return 0 if not any(map(is_too_slow, rows)) and is_constant(rows) else 1


def prepare(folder: Path, *, premises: int) -> None:
    """Make the demo by its command, then open it in this process."""
    place = str(folder / "data")
    subprocess.run(
        [
            *(sys.executable, "-m", "standort.cli", "demo", "--no-serve"),
            *("--premises", str(premises), "--data-dir", place),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    os.environ["STANDORT_DATA_DIR"] = place
    os.environ["DJANGO_SETTINGS_MODULE"] = "standort.project.settings"
    import django  # noqa: PLC0415 - only now is it known which folder to open

    django.setup()


def measure_all(*, rounds: int, sites: int) -> list[Measured]:
    from standort.core.models import Tenant  # noqa: PLC0415
    from standort.land.domain.queries import sites_for_visitor  # noqa: PLC0415

    tenant = Tenant.objects.get(is_demo=True)
    first = sites_for_visitor(tenant).order_by("pk").first()
    pages = {
        "start": "/",
        "finder": "/flaechen/",
        "finder, filtered": "/flaechen/?kind=plot&area_from=2000",
        "finder, map": "/flaechen/karte.geojson",
        "detail": f"/flaechen/{first.number}/",
    }
    rows = []
    for wanted in (None, sites):
        if wanted is not None:
            multiply_sites(tenant, wanted)
        count = sites_for_visitor(tenant).count()
        rows += [measure(name, path, sites=count, rounds=rounds) for name, path in pages.items()]
    return rows


def multiply_sites(tenant: object, wanted: int) -> None:
    """Copy the sites of the demo until there are as many as wanted, each a little elsewhere."""
    import shapely.affinity  # noqa: PLC0415

    from standort.land.domain.queries import sites_for_visitor  # noqa: PLC0415
    from standort.land.models import Site  # noqa: PLC0415

    originals = list(sites_for_visitor(tenant))  # type: ignore[arg-type]
    copies = []
    for number in range(wanted - len(originals)):
        copy = Site.objects.get(pk=originals[number % len(originals)].pk)
        copy.pk = None
        copy.number = f"XX-2026-{number:04d}"
        copy.name = f"{copy.name} {number}"
        if copy.geometry is not None:
            copy.geometry = shapely.affinity.translate(copy.geometry, number % 37 * 1e-4, number % 41 * 1e-4)
        copies.append(copy)
    Site.objects.bulk_create(copies, batch_size=500)


def measure(name: str, path: str, *, sites: int, rounds: int) -> Measured:
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    for _round in range(WARM_UP):
        answer = client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
    with CaptureQueriesContext(connection) as captured:
        size = len(client.get(path).content)
    queries = len(captured)
    times_ms = []
    for _round in range(rounds):
        started = time.perf_counter()
        client.get(path)
        times_ms.append((time.perf_counter() - started) * 1000)
    return Measured(
        page=name,
        sites=sites,
        p50_ms=statistics.median(times_ms),
        p95_ms=statistics.quantiles(times_ms, n=20)[-1],
        queries=queries,
        kilobytes=size / 1000,
    )


def is_too_slow(row: Measured) -> bool:
    return row.page in WITH_TARGET and row.p95_ms > TARGET_P95_MS


def is_constant(rows: list[Measured]) -> bool:
    queries: dict[str, set[int]] = {}
    for row in rows:
        queries.setdefault(row.page, set()).add(row.queries)
    return all(len(counts) == 1 for counts in queries.values())


def print_table(rows: list[Measured]) -> None:
    print(f"{'page':18} {'sites':>6} {'p50 ms':>8} {'p95 ms':>8} {'queries':>8} {'kB':>8}")
    for row in rows:
        slow = "  slower than the target" if is_too_slow(row) else ""
        print(
            f"{row.page:18} {row.sites:6d} {row.p50_ms:8.1f} {row.p95_ms:8.1f} {row.queries:8d}"
            f" {row.kilobytes:8.1f}{slow}"
        )
    print(f"target for start and finder: p95 <= {TARGET_P95_MS:.0f} ms")
    print(f"queries constant: {'yes' if is_constant(rows) else 'NO'}")


if __name__ == "__main__":
    sys.exit(main())
