# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""One walk through an OpenStreetMap file: tagged objects with shapes, nothing judged yet."""

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import osmium
import shapely
from osmium.geom import WKBFactory

from standort.formats.errors import FormatError
from standort.formats.osm.feature import Feature, polygons_of_rings
from standort.formats.repair import mended
from standort.geo.bounds import Bounds

# Step ("check", "read", or the name of a table), done, total where known.
Progress = Callable[[str, int, int | None], None]

_STEP_OBJECTS = 50_000
_FIRST_OSM_DAY = datetime(2004, 8, 9, tzinfo=UTC)
_RING_POINTS_MIN = 4
_LINE_POINTS_MIN = 2
# In a whole file every point without tags belongs to a way; measured: 0 of 134,692 in three towns.
_LOOSE_SHARE_MAX = 0.02
_LOOSE_MIN = 10
_AREA_RELATIONS = ("multipolygon", "boundary")
_STREET_RELATIONS = ("associatedStreet", "street")
_PLACE_IN_XML = re.compile(r"line (\d+)")


@dataclass(slots=True)
class Scan:
    """Everything tagged in one file.

    Parameters
    ----------
    street_members
        Members of associatedStreet relations: source key to relation number.
    street_names
        Relation number to its street name, where it has one.
    outer_of
        Way number to the multipolygon and boundary relations (number, tags) in which it is an outer ring.
    """

    nodes: list[Feature] = field(default_factory=list)
    ways: list[Feature] = field(default_factory=list)
    relations: list[Feature] = field(default_factory=list)
    street_members: dict[str, int] = field(default_factory=dict)
    street_names: dict[int, str] = field(default_factory=dict)
    outer_of: dict[int, list[tuple[int, dict[str, str]]]] = field(default_factory=dict)
    bounds: Bounds | None = None
    newest: datetime | None = None

    @property
    def features(self) -> list[Feature]:
        """Nodes, ways, relations."""
        return [*self.nodes, *self.ways, *self.relations]

    @property
    def surfaces(self) -> list[Feature]:
        """What can be an area: ways and relations."""
        return [*self.ways, *self.relations]

    @property
    def reference_date(self) -> date | None:
        """Day of the newest believable time stamp."""
        return self.newest.date() if self.newest else None


class _Collector:
    """Takes objects as the file gives them and hands over a :class:`Scan`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.scan = Scan()
        self.wkb = WKBFactory()
        self.latest = datetime.now(tz=UTC) + timedelta(days=1)
        self.positions: list[tuple[float, float]] = []
        self.way_wkb: list[str | None] = []
        self.closed: list[bool] = []
        self.area_wkb: dict[int, str | None] = {}
        self.bare = array("q")
        self.used = array("q")
        self.seen_way = False

    def take(self, item: Any) -> None:
        if item.is_node():
            self._take_node(item)
        elif item.is_way():
            self._take_way(item)
        elif item.is_area():
            self._take_area(item)
        elif item.is_relation():
            self._take_relation(item)

    def _take_node(self, node: Any) -> None:
        if self.seen_way:
            raise FormatError("osm_unsorted", file=self.path, place=f"node {node.id}")
        self._check_visible(node)
        self._stamp(node.timestamp)
        if len(node.tags) == 0:
            self.bare.append(node.id)
            return
        if node.location.valid():
            self.scan.nodes.append(Feature("node", node.id, dict(node.tags)))
            self.positions.append((node.location.lon, node.location.lat))

    def _take_way(self, way: Any) -> None:
        self.seen_way = True
        self._check_visible(way)
        refs = [node.ref for node in way.nodes]
        if min(refs, default=0) < 0:
            raise FormatError("osm_unsaved", file=self.path, place=f"way {way.id}")
        self.used.extend(refs)
        self._stamp(way.timestamp)
        if len(way.tags) == 0:
            return
        feature = Feature("way", way.id, dict(way.tags))
        self.scan.ways.append(feature)
        self.closed.append(len(way.nodes) >= _RING_POINTS_MIN and way.is_closed())
        try:
            self.way_wkb.append(self.wkb.create_linestring(way))
        except RuntimeError:
            self._fault(feature, "too_few_points")
        except osmium.InvalidLocationError:
            self._fault(feature, "nodes_missing")
            feature.line = _longest_known_stretch(way)

    def _fault(self, feature: Feature, fault: str) -> None:
        feature.fault = fault
        self.way_wkb.append(None)
        self.closed[-1] = False

    def _take_area(self, area: Any) -> None:
        if area.from_way():
            return
        try:
            self.area_wkb[area.orig_id()] = self.wkb.create_multipolygon(area)
        except RuntimeError:
            self.area_wkb[area.orig_id()] = None

    def _take_relation(self, relation: Any) -> None:
        self._check_visible(relation)
        if len(relation.tags) == 0:
            return
        self._stamp(relation.timestamp)
        tags = dict(relation.tags)
        kind = tags.get("type")
        self.scan.relations.append(Feature("relation", relation.id, tags))
        if kind in _STREET_RELATIONS:
            if tags.get("name"):
                self.scan.street_names[relation.id] = tags["name"]
            names = {"n": "node", "w": "way", "r": "relation"}
            for member in relation.members:
                self.scan.street_members[f"{names[member.type]}/{member.ref}"] = relation.id
        elif kind in _AREA_RELATIONS:
            for member in relation.members:
                if member.type == "w" and member.role in ("outer", ""):
                    self.scan.outer_of.setdefault(member.ref, []).append((relation.id, tags))

    def _check_visible(self, item: Any) -> None:
        if not item.visible:
            raise FormatError("osm_history", file=self.path, place=str(item.id))

    def _stamp(self, moment: datetime) -> None:
        if (
            self.scan.newest is None or moment > self.scan.newest
        ) and _FIRST_OSM_DAY <= moment <= self.latest:
            self.scan.newest = moment

    def finish(self, *, may_be_cut: bool) -> Scan:
        self._check_versions()
        if may_be_cut:
            self._check_completeness()
        self._place_nodes()
        self._shape_ways()
        self._shape_relations()
        return self.scan

    def _check_versions(self) -> None:
        for features in (self.scan.nodes, self.scan.ways, self.scan.relations):
            ids, times = np.unique(np.array([f.osm_id for f in features], dtype=np.int64), return_counts=True)
            if (times > 1).any():
                place = f"{features[0].kind} {ids[times > 1][0]}"
                raise FormatError("osm_history", file=self.path, place=place)

    def _check_completeness(self) -> None:
        if not self.bare:
            return
        bare = np.frombuffer(self.bare, dtype=np.int64)
        used = (
            np.unique(np.frombuffer(self.used, dtype=np.int64)) if self.used else np.zeros(0, dtype=np.int64)
        )
        loose = int((~np.isin(bare, used)).sum())
        if loose >= _LOOSE_MIN and loose > _LOOSE_SHARE_MAX * len(bare):
            raise FormatError("osm_truncated_between", file=self.path, count=loose, total=len(bare))

    def _place_nodes(self) -> None:
        points = np.asarray(
            shapely.points(np.array(self.positions, dtype=float).reshape(-1, 2)), dtype=object
        )
        for feature, point in zip(self.scan.nodes, points, strict=True):
            feature.point = point

    def _shape_ways(self) -> None:
        lines = shapely.from_wkb(np.array(self.way_wkb, dtype=object))
        for feature, line in zip(self.scan.ways, lines, strict=True):
            if line is not None:
                feature.line = line
        # A ring may lose points that stand twice: count again.
        ring = np.array(self.closed, dtype=bool) & (shapely.get_num_coordinates(lines) >= _RING_POINTS_MIN)
        for feature, area in zip(
            (f for f, closed in zip(self.scan.ways, ring, strict=True) if closed),
            polygons_of_rings(lines[ring]),
            strict=True,
        ):
            feature.area = area

    def _shape_relations(self) -> None:
        for feature in self.scan.relations:
            if feature.tags.get("type") not in _AREA_RELATIONS:
                feature.fault = "no_geometry"
                continue
            wkb = self.area_wkb.get(feature.osm_id)
            if wkb is None:
                feature.fault = "ring_open"
                continue
            shape = shapely.from_wkb(wkb)
            feature.area = mended(np.array([_single(shape)], dtype=object))[0]
            if feature.area is None:
                feature.fault = "invalid_polygon"


def _single(shape: Any) -> Any:
    return shape.geoms[0] if shape.geom_type == "MultiPolygon" and len(shape.geoms) == 1 else shape


def _longest_known_stretch(way: Any) -> Any:
    """Return the longest run of points that are in the file: a way cut by the border of an extract."""
    runs: list[list[tuple[float, float]]] = [[]]
    for node in way.nodes:
        if node.location.valid():
            position = (node.location.lon, node.location.lat)
            if not runs[-1] or runs[-1][-1] != position:
                runs[-1].append(position)
        else:
            runs.append([])
    best = max(runs, key=len)
    return shapely.LineString(best) if len(best) >= _LINE_POINTS_MIN else None


def scan_file(path: Path, file_format: str, *, progress: Progress | None = None) -> Scan:
    """Read every tagged object of a checked file.

    Raises
    ------
    FormatError
        If the library finds the file damaged, unsorted, a history file, or cut between blocks.
    """
    try:
        return _walk(path, file_format, progress)
    except (RuntimeError, ValueError, OverflowError, osmium.InvalidLocationError) as error:
        detail = str(error).rstrip(".")
        line = _PLACE_IN_XML.search(detail)
        place = f"line {line[1]}" if line else ""
        raise FormatError("osm_damaged", file=path, place=place, detail=detail) from error


def _walk(path: Path, file_format: str, progress: Progress | None) -> Scan:
    collector = _Collector(path)
    processor = osmium.FileProcessor(osmium.io.File(str(path), file_format)).with_locations().with_areas()
    if processor.header.has_multiple_object_versions:
        raise FormatError("osm_history", file=path)
    for count, item in enumerate(processor, start=1):
        collector.take(item)
        if progress and count % _STEP_OBJECTS == 0:
            progress("read", count, None)
    # XML ends with its closing tag; only PBF can end between two blocks unnoticed.
    scan = collector.finish(may_be_cut=file_format == "pbf")
    scan.bounds = _header_bounds(processor.header)
    scan.newest = _header_date(processor.header, collector.latest) or scan.newest
    return scan


def _header_bounds(header: Any) -> Bounds | None:
    box = header.box()
    if not box.valid() or not box.bottom_left.valid() or not box.top_right.valid():
        return None
    low, high = box.bottom_left, box.top_right
    return Bounds(low.lon, low.lat, high.lon, high.lat)


def _header_date(header: Any, latest: datetime) -> datetime | None:
    for option in ("osmosis_replication_timestamp", "timestamp"):
        try:
            moment = datetime.fromisoformat(header.get(option))
        except ValueError:
            continue
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        if _FIRST_OSM_DAY <= moment <= latest:
            return moment
    return None
