// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import type { Geometry, MultiPolygon, Point, Polygon, Position } from "geojson";

import { areaM2 } from "../map/shapes";

/** Parts, each with an outer ring and holes; rings are kept open: the last corner is not the first again. */
export type Outline = Position[][][];

const DECIMALS = 7; // a centimetre

export function outlineOf(geometry: Geometry | null): Outline {
  switch (geometry?.type) {
    case "Point":
      return [[[geometry.coordinates]]];
    case "Polygon":
      return [geometry.coordinates.map(opened)];
    case "MultiPolygon":
      return geometry.coordinates.map((rings) => rings.map(opened));
    default:
      return [];
  }
}

/** Return what is drawn as GeoJSON; null while there is nothing; undefined while it is not a whole area. */
export function geometryOf(outline: Outline): Polygon | MultiPolygon | Point | null | undefined {
  const rings = outline.flat();
  const [only] = rings;
  if (!only) return null;
  if (rings.length === 1 && only.length === 1 && only[0]) return { type: "Point", coordinates: rounded(only[0]) };
  if (rings.some((ring) => ring.length < 3)) return undefined;
  const parts = outline.map((part) => part.map((ring) => closed(ring.map(rounded))));
  const [first] = parts;
  return parts.length === 1 && first
    ? { type: "Polygon", coordinates: first }
    : { type: "MultiPolygon", coordinates: parts };
}

export function outlineAreaM2(outline: Outline): number {
  return outline.reduce(
    (sum, [outer = [], ...holes]) => sum + areaM2(outer) - holes.reduce((less, hole) => less + areaM2(hole), 0),
    0,
  );
}

/** Does a ring cross itself? Quadratic, which is fine for what a person draws. */
export function crossesItself(ring: Position[]): boolean {
  const count = ring.length;
  for (let a = 0; a < count; a++) {
    for (let b = a + 2; b < count; b++) {
      if (a === 0 && b === count - 1) continue;
      if (cross(ring[a]!, ring[(a + 1) % count]!, ring[b]!, ring[(b + 1) % count]!)) return true;
    }
  }
  return false;
}

function side(a: Position, b: Position, c: Position): number {
  return Math.sign((b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!));
}

function cross(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

export function textOf(outline: Outline): string {
  const line = (corner: Position): string =>
    rounded(corner)
      .map((value) => value.toFixed(DECIMALS))
      .join(" ");
  return outline.map((part) => part.map((ring) => ring.map(line).join("\n")).join("\n-\n")).join("\n\n");
}

/** Read typed corners; a number instead of an outline is the line that could not be read. */
export function outlineOfText(text: string): Outline | number {
  const outline: Outline = [];
  let ring: Position[] | undefined;
  for (const [at, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (line === "") {
      ring = undefined;
    } else if (line === "-") {
      ring = [];
      outline.at(-1)?.push(ring);
    } else {
      const corner = cornerOf(line);
      if (!corner) return at + 1;
      if (!ring) outline.push([(ring = [])]);
      ring.push(corner);
    }
  }
  return outline.map((part) => part.map(opened));
}

function cornerOf(line: string): Position | undefined {
  // "8,55120 48,75035" has German decimals, "8.55120, 48.75035" a separating comma.
  const words = line.split(/[\s;]+|,\s+/).filter(Boolean);
  const values = (words.length === 1 ? line.split(",") : words).map((word) => Number(word.replace(",", ".")));
  const [lon, lat] = values;
  const valid =
    values.length === 2 && lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return valid ? [lon, lat] : undefined;
}

function opened(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1] ? ring.slice(0, -1) : ring;
}

function closed(ring: Position[]): Position[] {
  return [...ring, ring[0]!];
}

function rounded([lon = 0, lat = 0]: Position): Position {
  return [Number(lon.toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))];
}
