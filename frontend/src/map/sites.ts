// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { GeoJSONSource, type ExpressionSpecification } from "maplibre-gl";

import type { Canvas } from "./create";
import { FONTS } from "./base";
import { anchorOf, type Site } from "./shapes";
import { KINDS } from "./signs";
import type { Tokens } from "./tokens";

const EMPTY = { type: "FeatureCollection" as const, features: [] };
const RAISED: ExpressionSpecification = ["boolean", ["feature-state", "raised"], false];

function colours(tokens: Tokens): ExpressionSpecification {
  return [
    "match",
    ["get", "kind"],
    "reuse",
    tokens(KINDS.reuse),
    "infill",
    tokens(KINDS.infill),
    "premises",
    tokens(KINDS.premises),
    tokens(KINDS.new),
  ];
}

/** Layers for sites: outlines, then signs and clusters of what is not numbered. */
export function addSiteLayers({ map, paint }: Canvas): void {
  map.addSource("areas", { type: "geojson", data: EMPTY, promoteId: "id" });
  map.addSource("signs", { type: "geojson", data: EMPTY, cluster: true, clusterRadius: 44, clusterMaxZoom: 14 });
  const belowNames = "street-names";
  map.addLayer({ id: "site-fill", type: "fill", source: "areas", paint: {} }, belowNames);
  map.addLayer(
    { id: "site-line", type: "line", source: "areas", layout: { "line-join": "round" }, paint: {} },
    belowNames,
  );
  map.addLayer({ id: "clusters", type: "circle", source: "signs", filter: ["has", "point_count"], paint: {} });
  map.addLayer({
    id: "cluster-numbers",
    type: "symbol",
    source: "signs",
    filter: ["has", "point_count"],
    layout: {
      "text-field": ["get", "point_count"],
      "text-font": [...FONTS.bold],
      "text-size": 16,
      "text-allow-overlap": true,
    },
  });
  map.addLayer({
    id: "signs",
    type: "symbol",
    source: "signs",
    filter: ["!", ["has", "point_count"]],
    layout: { "icon-image": ["concat", "sign-", ["get", "kind"]], "icon-allow-overlap": true },
  });
  paint((tokens) => {
    map.setPaintProperty("site-fill", "fill-color", colours(tokens));
    map.setPaintProperty("site-fill", "fill-opacity", ["case", RAISED, 0.55, 0.34]);
    map.setPaintProperty("site-line", "line-color", colours(tokens));
    map.setPaintProperty("site-line", "line-width", ["case", RAISED, 5, 3]);
    map.setPaintProperty("clusters", "circle-color", tokens("so-accent"));
    map.setPaintProperty("clusters", "circle-radius", ["step", ["get", "point_count"], 18, 10, 21, 50, 24]);
    map.setPaintProperty("clusters", "circle-stroke-color", tokens("so-page"));
    map.setPaintProperty("clusters", "circle-stroke-width", 3);
    map.setPaintProperty("cluster-numbers", "text-color", tokens("so-on-accent"));
  });
}

/** Show these sites; those with a number are left to the pins. */
export function setSites({ map }: Canvas, sites: Site[]): void {
  const areas = sites.filter(({ geometry }) => geometry.type === "Polygon" || geometry.type === "MultiPolygon");
  const signs = sites
    .filter(({ properties }) => properties.number === null || properties.number === undefined)
    .map(({ geometry, properties }) => ({
      type: "Feature" as const,
      properties,
      geometry: { type: "Point" as const, coordinates: anchorOf(geometry) },
    }));
  map.getSource<GeoJSONSource>("areas")?.setData({ type: "FeatureCollection", features: areas });
  map.getSource<GeoJSONSource>("signs")?.setData({ type: "FeatureCollection", features: signs });
}
