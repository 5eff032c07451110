// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import type {
  ExpressionSpecification,
  LayerSpecification,
  StyleSpecification,
  SymbolLayerSpecification,
} from "maplibre-gl";

import { mix, type Tokens } from "./tokens";

const TILES = "/tiles/{z}/{x}/{y}.mvt";

// Without `glyphs` MapLibre draws letters from the page's own fonts; it reads the weight off the name.
const REGULAR = ["Fira Sans", "sans-serif"];
const MEDIUM = ["Fira Sans Medium", "Fira Sans"];
const BOLD = ["Fira Sans SemiBold", "Fira Sans"];
const ITALIC = ["Fira Sans Italic", "Fira Sans"];
export const FONTS = { regular: REGULAR, medium: MEDIUM, bold: BOLD } as const;

const MAJOR = ["motorway", "trunk", "motorway_link", "trunk_link"];
const MAIN = ["primary", "secondary", "tertiary", "primary_link", "secondary_link", "tertiary_link"];
const MINOR = ["residential", "unclassified", "living_street", "pedestrian", "road"];
const WAYS = ["service", "track", "footway", "path", "cycleway", "steps", "bridleway"];

/** The quiet ground: no shops, no colours that compete with the data. */
export function baseStyle(tokens: Tokens, tiles: string | undefined): StyleSpecification {
  const address = tiles ?? TILES;
  return {
    version: 8,
    // Colours change at once: a print cannot wait for the end of a transition.
    transition: { duration: 0, delay: 0 },
    sources: {
      // The home municipality; no feature where its outline is not known.
      boundary: { type: "geojson", data: `${location.origin}/boundary.geojson` },
      base: {
        type: "vector",
        tiles: [address.startsWith("/") ? location.origin + address : address],
        minzoom: 9,
        maxzoom: 15,
      },
    },
    layers: [
      { id: "land", type: "background", paint: { "background-color": tokens("m-land") } },
      ...baseLayers(tokens),
    ],
  };
}

/** All layers of the ground, lowest first. */
export function baseLayers(tokens: Tokens): LayerSpecification[] {
  return [...areas(tokens), ...lines(tokens), ...buildings(tokens), boundary(tokens), ...names(tokens)];
}

function uses(...names: string[]): ExpressionSpecification {
  return ["in", ["get", "use"], ["literal", names]];
}

function streets(classes: string[]): ExpressionSpecification {
  return ["in", ["get", "street_class"], ["literal", classes]];
}

/** Width in pixels at zooms 10, 14 and 18, growing as the ground does. */
function width(at10: number, at14: number, at18: number): ExpressionSpecification {
  return ["interpolate", ["exponential", 1.5], ["zoom"], 10, at10, 14, at14, 18, at18];
}

function areas(tokens: Tokens): LayerSpecification[] {
  const area = (id: string, filter: ExpressionSpecification, colour: string): LayerSpecification => ({
    id,
    type: "fill",
    source: "base",
    "source-layer": "land_use",
    filter,
    paint: { "fill-color": colour, "fill-antialias": true },
  });
  return [
    area("wood", uses("forest"), tokens("m-wood")),
    area("park", uses("park", "cemetery", "sports", "allotments"), tokens("m-park")),
    area("meadow", uses("meadow"), mix(tokens("m-land"), tokens("m-park"), 0.35)),
    area("built", uses("residential", "education", "health", "religious"), tokens("m-res")),
    area("core", uses("retail", "mixed"), tokens("m-core")),
    area(
      "work",
      uses("commercial", "industrial", "railway", "brownfield", "quarry", "landfill", "military"),
      tokens("m-ge"),
    ),
    area("water", uses("water"), tokens("m-water")),
  ];
}

function lines(tokens: Tokens): LayerSpecification[] {
  const street = (
    id: string,
    classes: string[],
    colour: string,
    size: ExpressionSpecification,
    minzoom: number,
  ): LayerSpecification => ({
    id,
    type: "line",
    source: "base",
    "source-layer": "streets",
    minzoom,
    filter: streets(classes),
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colour,
      "line-width": size,
      "line-opacity": ["case", ["==", ["get", "tunnel"], true], 0.45, 1],
    },
  });
  const rail = tokens("m-rail");
  return [
    {
      id: "waterway",
      type: "line",
      source: "base",
      "source-layer": "waterways",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-color": tokens("m-water"),
        "line-width": [
          "interpolate",
          ["exponential", 1.5],
          ["zoom"],
          10,
          ["match", ["get", "kind"], ["river", "canal"], 1.5, 0.5],
          14,
          ["match", ["get", "kind"], ["river", "canal"], 7, 1.75],
          18,
          ["match", ["get", "kind"], ["river", "canal"], 32, 6],
        ],
      },
    },
    street("ways", WAYS, mix(tokens("m-road"), tokens("m-land"), 0.25), width(0.2, 1, 5), 14),
    street("minor", MINOR, tokens("m-road"), width(0.3, 2.75, 15), 12),
    street("main", MAIN, tokens("m-road"), width(1.1, 5, 22), 9),
    {
      id: "rail",
      type: "line",
      source: "base",
      "source-layer": "railways",
      filter: ["!", ["in", ["get", "kind"], ["literal", ["disused", "abandoned", "razed", "dismantled"]]]],
      paint: { "line-color": rail, "line-width": width(0.8, 2, 4) },
    },
    {
      id: "rail-dashes",
      type: "line",
      source: "base",
      "source-layer": "railways",
      minzoom: 12,
      filter: ["!", ["in", ["get", "kind"], ["literal", ["disused", "abandoned", "razed", "dismantled"]]]],
      paint: { "line-color": tokens("m-land"), "line-width": width(0.3, 1, 2.2), "line-dasharray": [5, 4] },
    },
    street("major-edge", MAJOR, mix(rail, tokens("m-land"), 0.35), width(2.2, 7.5, 28), 9),
    street("major", MAJOR, tokens("m-mot"), width(1.3, 5, 23), 9),
  ];
}

function buildings(tokens: Tokens): LayerSpecification[] {
  return [
    {
      id: "buildings",
      type: "fill",
      source: "base",
      "source-layer": "buildings",
      minzoom: 13,
      paint: {
        "fill-color": mix(tokens("m-res"), tokens("m-ink"), 0.28),
        "fill-opacity": ["interpolate", ["linear"], ["zoom"], 13, 0.25, 15, 1],
      },
    },
  ];
}

/** Quiet and dashed: it says where the town ends, and competes with no data. */
function boundary(tokens: Tokens): LayerSpecification {
  return {
    id: "boundary",
    type: "line",
    source: "boundary",
    layout: { "line-join": "round" },
    paint: {
      "line-color": mix(tokens("m-ink"), tokens("m-land"), 0.35),
      "line-width": ["interpolate", ["linear"], ["zoom"], 9, 1, 14, 1.75],
      "line-dasharray": [5, 2.5, 1, 2.5],
    },
  };
}

// A name steps aside where a sign or a number stands on its place.
const ASIDE: NonNullable<SymbolLayerSpecification["layout"]> = {
  "text-variable-anchor": ["center", "top", "bottom", "left", "right"],
  "text-radial-offset": 1,
};

function names(tokens: Tokens): LayerSpecification[] {
  const lettering = { "text-color": tokens("m-ink"), "text-halo-color": tokens("m-halo"), "text-halo-width": 1.75 };
  const place = (
    id: string,
    ranks: string[],
    font: string[],
    size: ExpressionSpecification | number,
    minzoom: number,
    maxzoom: number,
  ): LayerSpecification => ({
    id,
    type: "symbol",
    source: "base",
    "source-layer": "place_names",
    minzoom,
    maxzoom,
    filter: ["in", ["get", "rank"], ["literal", ranks]],
    layout: {
      "text-field": ["get", "name"],
      "text-font": font,
      "text-size": size,
      "text-max-width": 8,
      "text-padding": 6,
      ...ASIDE,
    },
    paint: lettering,
  });
  return [
    {
      id: "street-names",
      type: "symbol",
      source: "base",
      "source-layer": "streets",
      minzoom: 15,
      filter: ["all", ["has", "name"], ["!=", ["get", "name"], ""]],
      layout: {
        "symbol-placement": "line",
        "text-field": ["get", "name"],
        "text-font": REGULAR,
        "text-size": ["interpolate", ["linear"], ["zoom"], 15, 13, 18, 15],
        "text-padding": 8,
      },
      paint: lettering,
    },
    {
      id: "water-names",
      type: "symbol",
      source: "base",
      "source-layer": "waterways",
      minzoom: 12,
      filter: ["all", ["has", "name"], ["!=", ["get", "name"], ""]],
      layout: {
        "symbol-placement": "line",
        "text-field": ["get", "name"],
        "text-font": ITALIC,
        "text-size": 14,
        "symbol-spacing": 400,
      },
      paint: lettering,
    },
    place("hamlets", ["hamlet", "quarter"], MEDIUM, 14, 13, 17),
    place("villages", ["suburb", "village"], MEDIUM, 14, 11, 17),
    place("towns", ["town", "city"], BOLD, ["interpolate", ["linear"], ["zoom"], 9, 14, 13, 18], 7, 16),
  ];
}
