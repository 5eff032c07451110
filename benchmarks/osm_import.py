# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Import of real towns into a fresh SQLite installation: seconds, peak memory, rows; and a peer.

The peer is GDAL's OSM driver, read through pyogrio into tables of geopandas: it only reads. Run with
``uv run --no-sync python benchmarks/osm_import.py [FILE …]``; without files the towns of ../shared are taken.
Each figure comes from a process of its own.
"""

# ruff: noqa: PLC0415 - the processes load only what they measure, and Django is set up first

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SHARED = Path(os.environ.get("STANDORT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
TOWNS = {
    "badwildbad.osm.pbf": ("Bad Wildbad", "08235079"),
    "dreieich.osm.pbf": ("Dreieich", "06438002"),
    "kaiserslautern.osm.gz": ("Kaiserslautern", "07312000"),
}
PEER_LAYERS = ("points", "lines", "multilinestrings", "multipolygons", "other_relations")
TARGET_S, TARGET_MB = 30, 1024


def measure_import(path: Path) -> dict[str, float]:
    """Import twice into a new data folder; the second time nothing may change."""
    os.environ["STANDORT_DATA_DIR"] = tempfile.mkdtemp(prefix="standort-benchmark-")
    os.environ.setdefault("STANDORT_LOG_LEVEL", "ERROR")
    os.environ["DJANGO_SETTINGS_MODULE"] = "standort.project.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from standort.exchange.osm import import_osm
    from standort.exchange.tenant import found_or_made_tenant

    call_command("migrate", verbosity=0)
    name, ags = TOWNS.get(path.name, (path.stem, "00000000"))
    tenant, _ = found_or_made_tenant(name=name, ags=ags)
    seconds = []
    for _ in range(2):
        start = time.monotonic()
        report = import_osm(tenant=tenant, path=path, municipality_name=name, ags=ags)
        seconds.append(time.monotonic() - start)
    assert report.is_unchanged
    rows = sum(line.total for line in report.lines)
    return {"seconds": seconds[0], "again_s": seconds[1], "rows": rows, "peak_mb": _peak_mb()}


def measure_peer(path: Path) -> dict[str, float]:
    """Read the same file with GDAL's OSM driver."""
    import pyogrio

    with tempfile.TemporaryDirectory() as folder:
        source = path
        if path.suffix == ".gz":
            # The driver wants a plain file; unpacking is not counted.
            source = Path(folder) / path.stem
            source.write_bytes(gzip.decompress(path.read_bytes()))
        start = time.monotonic()
        rows = 0
        for layer in PEER_LAYERS:
            # Some outlines of the real file have two points; without this the peer reads nothing.
            rows += len(pyogrio.read_dataframe(source, layer=layer, on_invalid="ignore"))
        return {"seconds": time.monotonic() - start, "rows": rows, "peak_mb": _peak_mb()}


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def in_process(step: str, path: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, __file__, step, str(path)], check=True, capture_output=True, text=True
    )
    result: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return result


def main(files: list[Path]) -> int:
    print(f"{'file':<24}{'what':<22}{'seconds':>9}{'again':>8}{'peak MB':>9}{'rows':>9}")
    within = True
    for path in files:
        own, peer = in_process("import", path), in_process("peer", path)
        within &= own["seconds"] <= TARGET_S and own["peak_mb"] <= TARGET_MB
        for what, figures in (("standort: import", own), ("peer: GDAL, read only", peer)):
            again = f"{figures['again_s']:8.1f}" if "again_s" in figures else f"{'–':>8}"
            print(
                f"{path.name:<24}{what:<22}{figures['seconds']:9.1f}{again}"
                f"{figures['peak_mb']:9.0f}{figures['rows']:9.0f}"
            )
    verdict = "kept" if within else "MISSED"
    print(f"target for a town such as Kaiserslautern: {TARGET_S} s, {TARGET_MB} MB: {verdict}")
    return 0 if within else 1


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["import", path]:
            print(json.dumps(measure_import(Path(path))))
        case ["peer", path]:
            print(json.dumps(measure_peer(Path(path))))
        case files:
            chosen = [Path(name) for name in files] or [SHARED / "data" / "osm" / name for name in TOWNS]
            sys.exit(main(chosen))
