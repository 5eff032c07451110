// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature, FeatureCollection, Geometry, Position } from "geojson";

import type { Box } from "./create";
import type { Kind } from "./signs";

export interface SiteProperties {
  readonly id: number | string;
  readonly url: string;
  readonly name: string;
  readonly kind: Kind;
  /** Row in the list, counted from one; null for sites that are not in the list now. */
  readonly number: number | null;
  readonly status: string;
}

export type Site = Feature<Geometry, SiteProperties>;

/** Fetch sites; one feature alone counts as a collection. */
export async function fetchSites(address: string, signal: AbortSignal): Promise<Site[]> {
  const answer = await fetch(address, { signal, headers: { Accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const found = (await answer.json()) as FeatureCollection<Geometry, SiteProperties> | Site;
  return (found.type === "FeatureCollection" ? found.features : [found]).filter(({ geometry }) => geometry !== null);
}

export function positions(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case "Point":
      return [geometry.coordinates];
    case "MultiPoint":
    case "LineString":
      return geometry.coordinates;
    case "MultiLineString":
    case "Polygon":
      return geometry.coordinates.flat();
    case "MultiPolygon":
      return geometry.coordinates.flat(2);
    case "GeometryCollection":
      return geometry.geometries.flatMap(positions);
  }
}

export function boxOf(geometries: Geometry[]): Box | undefined {
  const all = geometries.flatMap(positions);
  if (!all.length) return undefined;
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of all) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** Where the sign of a site stands: the centre of gravity of its largest ring. */
export function anchorOf(geometry: Geometry): [number, number] {
  const rings =
    geometry.type === "Polygon"
      ? geometry.coordinates.slice(0, 1)
      : geometry.type === "MultiPolygon"
        ? geometry.coordinates.map(([outer = []]) => outer)
        : [];
  const [ring] = rings.toSorted((a, b) => Math.abs(doubleArea(b)) - Math.abs(doubleArea(a)));
  const area = ring ? doubleArea(ring) : 0;
  if (!ring || area === 0) {
    const box = boxOf([geometry]) ?? [0, 0, 0, 0];
    return [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  }
  // Relative to the first corner: the products of whole coordinates would eat the decimals.
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let [x, y] = [0, 0];
  pairs(ring, ([ax = 0, ay = 0], [bx = 0, by = 0]) => {
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
    x += (ax + bx - 2 * x0) * cross;
    y += (ay + by - 2 * y0) * cross;
  });
  return [x0 + x / (3 * area), y0 + y / (3 * area)];
}

function doubleArea(ring: Position[]): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  let sum = 0;
  pairs(ring, ([ax = 0, ay = 0], [bx = 0, by = 0]) => {
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  });
  return sum;
}

function pairs(ring: Position[], work: (a: Position, b: Position) => void): void {
  ring.forEach((a, at) => {
    work(a, ring[(at + 1) % ring.length] ?? a);
  });
}

// WGS 84: metres per degree along meridian and parallel, as series in the latitude.
function metresPerDegree(lat: number): [number, number] {
  const phi = (lat * Math.PI) / 180;
  return [
    111412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
    111132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
  ];
}

/** Area of a ring on the ground; within a town the plane beside the ellipsoid is true to a few parts in 100,000. */
export function areaM2(ring: Position[]): number {
  const box = boxOf([{ type: "MultiPoint", coordinates: ring }]);
  if (!box) return 0;
  const [east, north] = metresPerDegree((box[1] + box[3]) / 2);
  return (Math.abs(doubleArea(ring)) / 2) * east * north;
}
