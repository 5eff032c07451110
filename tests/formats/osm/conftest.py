# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""A hand-written town: each test puts down the few objects its rule needs."""

from xml.sax.saxutils import quoteattr

import pytest

from standort.formats.osm import read_osm

# One step of the little town: 0.0001° are about 7 m to the east and 11 m to the north.
WEST, SOUTH, STEP = 8.1, 51.5, 0.0001


class Town:
    def __init__(self, folder):
        self.folder = folder
        self.nodes, self.ways, self.relations = [], [], []
        self.last = 1000

    @staticmethod
    def _tags(tags):
        return "".join(f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in tags.items())

    def node(self, x, y, tags=None, *, number=None, timestamp="2026-01-02T03:04:05Z"):
        self.last += 1
        number = number or self.last
        self.nodes.append(
            f'<node id="{number}" version="1" timestamp="{timestamp}" lat="{SOUTH + y * STEP:.7f}" '
            f'lon="{WEST + x * STEP:.7f}">{self._tags(tags or {})}</node>'
        )
        return number

    def way(self, points, tags, *, number=None, refs=None):
        numbers = {point: self.node(*point) for point in dict.fromkeys(points)}
        refs = refs or [numbers[point] for point in points]
        self.last += 1
        number = number or self.last
        body = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        self.ways.append(f'<way id="{number}" version="1">{body}{self._tags(tags)}</way>')
        return number

    def box(self, x, y, size, tags, **more):
        corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
        return self.way(corners, tags, **more)

    def relation(self, members, tags):
        self.last += 1
        body = "".join(f'<member type="{kind}" ref="{ref}" role="{role}"/>' for kind, ref, role in members)
        self.relations.append(f'<relation id="{self.last}" version="1">{body}{self._tags(tags)}</relation>')
        return self.last

    def text(self):
        parts = "\n".join([*self.nodes, *self.ways, *self.relations])
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">\n{parts}\n</osm>\n'

    def write(self, name="town.osm"):
        path = self.folder / name
        path.write_text(self.text(), encoding="utf-8")
        return path

    def read(self):
        extract = read_osm(self.write())
        for name, tally in extract.tally.items():
            assert tally.kept == len(extract.tables[name])
            assert tally.kept == tally.read + tally.split - tally.merged - tally.refused_count
        return extract


@pytest.fixture
def town(tmp_path):
    return Town(tmp_path)
