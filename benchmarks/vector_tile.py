# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Time of one vector tile with all layers of a town: cold, warm, over HTTP's way; and a peer.

Cold: nothing is open and nothing is kept. Warm: the archives are open, each tile is made for the first time.
Kept: the tile was asked for before. The peer reads the same archives with the reader of the ``pmtiles``
package, which goes through the directory anew for each tile. Run with
``uv run --no-sync python benchmarks/vector_tile.py [FILE.osm.pbf]``.
"""

# ruff: noqa: PLC0415, SLF001, S311 - Django is set up first; caches are emptied; the dice are no secret

import gzip
import math
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SHARED = Path(os.environ.get("STANDORT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
TILES = 400
ZOOMS = range(10, 16)
TARGET_MS = 30
Place = tuple[int, int, int]


def set_up(path: Path) -> object:
    os.environ["STANDORT_DATA_DIR"] = tempfile.mkdtemp(prefix="standort-benchmark-")
    os.environ.setdefault("STANDORT_LOG_LEVEL", "ERROR")
    os.environ["DJANGO_SETTINGS_MODULE"] = "standort.project.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from standort.exchange.osm import import_osm
    from standort.exchange.tenant import found_or_made_tenant

    call_command("migrate", verbosity=0)
    tenant, _ = found_or_made_tenant(name="Benchmark", ags="00000000")
    import_osm(tenant=tenant, path=path, municipality_name="Benchmark", ags="00000000")
    return tenant


def places(tenant: object) -> list[Place]:
    """Return places of the grid over the town, as many of each zoom; the same ones in every run."""
    from standort.places.domain.queries import town_bounds

    box = town_bounds(tenant)
    dice = random.Random(1)
    found = []
    for number in range(TILES):
        zoom = ZOOMS[number % len(ZOOMS)]
        lon = dice.uniform(box.min_lon, box.max_lon)
        lat = dice.uniform(box.min_lat, box.max_lat)
        count = 1 << zoom
        y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * count
        found.append((zoom, int((lon + 180) / 360 * count), int(y)))
    return found


def times_ms(make: Callable[[Place], bytes], at: list[Place], before: Callable[[], None]) -> list[float]:
    taken = []
    for place in at:
        before()
        start = time.perf_counter()
        make(place)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def peer_tile(files: tuple[str, ...], place: Place) -> bytes:
    from pmtiles.reader import MmapSource, Reader

    parts = []
    for name in files:
        with Path(name).open("rb") as file:
            packed = Reader(MmapSource(file)).get(*place)
        parts.append(gzip.decompress(packed) if packed else b"")
    return gzip.compress(b"".join(parts), compresslevel=4)


def show(what: str, taken: list[float]) -> float:
    p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    print(f"{what:<34}{p50:9.2f}{p95:9.2f}{taken[-1]:9.2f}")
    return p95


def main(path: Path) -> int:
    tenant = set_up(path)
    from standort.places.domain import lake

    at = places(tenant)
    files = lake.tile_files(tenant)

    def forget_all() -> None:
        lake.tile_of_files.cache_clear()
        lake._archive.cache_clear()

    def make(place: Place) -> bytes:
        return lake.tile(tenant, *place)

    print(f"{path.name}, {TILES} tiles, zoom {ZOOMS[0]} to {ZOOMS[-1]}, {len(files)} archives; ms")
    print(f"{'':<34}{'p50':>9}{'p95':>9}{'most':>9}")
    cold = show("standort: cold", times_ms(make, at, forget_all))
    warm = show("standort: warm", times_ms(make, at, lake.tile_of_files.cache_clear))
    show("standort: kept", times_ms(make, at, lambda: None))
    show("peer: pmtiles reader", times_ms(lambda place: peer_tile(files, place), at, lambda: None))
    sizes = sorted(len(make(place)) for place in at)
    print(f"size of a tile: middle {sizes[len(sizes) // 2] / 1024:.0f} KB, most {sizes[-1] / 1024:.0f} KB")
    kept = max(cold, warm) <= TARGET_MS
    print(f"target p95 {TARGET_MS} ms: {'kept' if kept else 'MISSED'}")
    return 0 if kept else 1


if __name__ == "__main__":
    town = Path(sys.argv[1]) if sys.argv[1:] else SHARED / "data" / "osm" / "kaiserslautern.osm.gz"
    sys.exit(main(town))
