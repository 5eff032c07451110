# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import pytest
import shapely
from shapely import Polygon, box

from standort.synth.subdivision import Grain, subdivide


def test_blocks_fill_the_ground_without_overlap(rng):
    ground = Polygon([(0, 0), (600, 40), (700, 500), (200, 650), (-50, 300)])
    blocks, cuts = subdivide(rng, ground, Grain(8_000, 60, 8, 0.1))
    assert len(blocks) > 15
    assert shapely.area(blocks).sum() == pytest.approx(ground.area, rel=1e-6)
    assert shapely.union_all(blocks).area == pytest.approx(ground.area, rel=1e-6)
    assert all(cut.line.length > 0 for cut in cuts)


def test_ground_that_is_small_enough_stays_whole(rng):
    blocks, cuts = subdivide(rng, box(0, 0, 50, 50), Grain(8_000, 60, 8, 0.1))
    assert (len(blocks), cuts) == (1, [])


def test_a_least_side_is_kept(rng):
    blocks, _ = subdivide(rng, box(0, 0, 1000, 90), Grain(100, 60, 0, 0))
    assert len(blocks) <= 1000 / 45
