// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import type { Map as MapLibre } from "maplibre-gl";

import type { Tokens } from "./tokens";

/** Ways in which land is provided, with the token of their colour; the shape says it without colour. */
export const KINDS = { reuse: "site-reuse", infill: "site-infill", premises: "site-prem", new: "site-new" } as const;
export type Kind = keyof typeof KINDS;

const SIZE_PX = 28;
const SCALE = 2;

type Draw = (context: CanvasRenderingContext2D, radius: number) => void;

function corners(...points: [number, number][]): Draw {
  return (context, radius) => {
    for (const [x, y] of points) context.lineTo(x * radius, y * radius);
    context.closePath();
  };
}

const SHAPES: Record<Kind, Draw> = {
  reuse: corners([-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]),
  infill: corners([0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]),
  premises: corners([0, -1.1], [1, -0.25], [1, 0.95], [-1, 0.95], [-1, -0.25]),
  new: (context, radius) => {
    context.arc(0, 0, radius, 0, 2 * Math.PI);
  },
};

function draw(kind: Kind, tokens: Tokens): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIZE_PX * SCALE;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.scale(SCALE, SCALE);
  context.translate(SIZE_PX / 2, SIZE_PX / 2);
  context.beginPath();
  SHAPES[kind](context, 9);
  context.fillStyle = tokens(KINDS[kind]);
  context.strokeStyle = tokens("so-page");
  context.lineWidth = 5;
  context.lineJoin = "round";
  // The rim lies outside: stroke first, so that the shape keeps its size.
  context.stroke();
  context.fill();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Put the four signs into the map, or replace them after a change of theme. */
export function addSigns(map: MapLibre, tokens: Tokens): void {
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const image = draw(kind, tokens);
    if (map.hasImage(`sign-${kind}`)) map.updateImage(`sign-${kind}`, image);
    else map.addImage(`sign-${kind}`, image, { pixelRatio: SCALE });
  }
}
