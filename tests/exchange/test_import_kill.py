# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Twenty kills at random moments of an import: afterwards the old state or the new one, nothing between."""

import random
import shutil
import signal
import time
from pathlib import Path

import osmium
import pytest

KILLS = 20
SEED = 20261122

pytestmark = pytest.mark.xdist_group("processes")


@pytest.fixture(scope="module")
def processes(process_server):
    with process_server() as server:
        yield server


@pytest.fixture(scope="module")
def towns(shared, tmp_path_factory) -> tuple[Path, Path]:
    """The real town, and the same with a tenth of its objects gone and every shop renamed."""
    old = shared / "osm" / "badwildbad.osm.pbf"
    new = tmp_path_factory.mktemp("towns") / "newer.osm.pbf"
    with osmium.SimpleWriter(str(new)) as writer:
        for thing in osmium.FileProcessor(str(old)):
            tags = dict(thing.tags)
            if "addr:housenumber" in tags and thing.id % 10 == 0:
                tags = {}
            if "shop" in tags or "addr:street" in tags:
                tags["name"] = f"{tags.get('name', 'Laden')} neu"
                tags["addr:postcode"] = "75323"
            writer.add(thing.replace(tags=tags))
    return old, new


def _states(processes, folder: Path) -> tuple[str, str]:
    """Return the state of a data folder as it is, and after a restart."""
    target = folder.parent / f"{folder.name}.txt"
    processes.run("write_state", folder, target)
    before, after = target.read_text(encoding="ascii").split()
    return before, after


@pytest.fixture(scope="module")
def begun(processes, towns, tmp_path_factory):
    """Data folders before and after a first and a second import, with their states and the time it took."""
    folder = tmp_path_factory.mktemp("states")
    empty, first, second = folder / "empty", folder / "first", folder / "second"
    processes.run("make_database", empty, "Bad Wildbad", "08235079")
    states, seconds = {}, {}
    for source, target, town in ((empty, first, towns[0]), (first, second, towns[1])):
        shutil.copytree(source, target)
        start = time.monotonic()
        processes.run("import_town", target, town)
        seconds[source] = time.monotonic() - start
        states[source], _ = _states(processes, source)
    states[second], _ = _states(processes, second)
    assert len(set(states.values())) == 3
    return [
        (empty, towns[0], seconds[empty], {states[empty], states[first]}, states[first]),
        (first, towns[1], seconds[first], {states[first], states[second]}, states[second]),
    ]


def test_twenty_kills_leave_the_old_state_or_the_new_one(processes, begun, tmp_path):
    moments = random.Random(SEED)  # noqa: S311 - repeatable moments, no secret
    died, became = 0, []
    for number in range(KILLS):
        source, town, seconds, allowed, new = begun[number % 2]
        folder = tmp_path / str(number)
        shutil.copytree(source, folder)
        after_s = moments.uniform(0.05, 1.0) * seconds
        died += processes.run_and_kill("import_town", folder, town, after_s=after_s)

        before, after = _states(processes, folder)
        assert before in allowed
        assert after == before
        became.append(after == new)
        shutil.rmtree(folder)

    assert died >= KILLS // 2
    assert False in became


def test_an_import_after_a_kill_reaches_the_new_state(processes, begun, tmp_path):
    source, town, seconds, _allowed, new = begun[1]
    folder = tmp_path / "again"
    shutil.copytree(source, folder)
    processes.run_and_kill("import_town", folder, town, after_s=0.7 * seconds)
    processes.run("import_town", folder, town)

    assert _states(processes, folder) == (new, new)


@pytest.mark.parametrize("moment", ["within the switch", "after the switch"])
def test_a_kill_around_the_switch_leaves_one_of_the_two(processes, begun, tmp_path, moment):
    source, town, _seconds, allowed, new = begun[1]
    folder = tmp_path / "switch"
    shutil.copytree(source, folder)

    processes.start("import_town_and_die", folder, town, moment)
    assert processes.wait() == -signal.SIGKILL

    before, after = _states(processes, folder)
    assert before == after
    assert after in allowed
    assert (after == new) == (moment == "after the switch")
