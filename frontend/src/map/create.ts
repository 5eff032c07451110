// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { Map as MapLibre, setWorkerUrl, type LngLatBoundsLike } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";

import { onThemeChange } from "../page/theme-switch";
import { baseLayers, baseStyle } from "./base";
import { addControls } from "./controls";
import { printWithPage } from "./print";
import { addSigns } from "./signs";
import { readTokens, type Tokens } from "./tokens";

setWorkerUrl(workerUrl);

const FLIGHT_MS = 600;
const PADDING_PX = 48;

export type Box = [west: number, south: number, east: number, north: number];

export interface Canvas {
  readonly map: MapLibre;
  /** Move the view so that the box is seen; the first time without flight. */
  show(box: Box, options?: { flight?: boolean; maxZoom?: number }): void;
  /** Run now and after each change between light and dark. */
  paint(work: (tokens: Tokens) => void): void;
}

export function readBox(text: string | undefined): Box | undefined {
  const values = (text ?? "").split(",").map(Number);
  return values.length === 4 && values.every(Number.isFinite) ? (values as Box) : undefined;
}

/** Make the map of a `.so-map` element; resolves when layers can be added. */
export async function createCanvas(host: HTMLElement): Promise<Canvas> {
  // A child of its own: the page may renew the attributes of the host, MapLibre those of its container.
  const container = document.createElement("div");
  container.className = "so-map-canvas";
  host.append(container);
  let home = readBox(host.dataset["bounds"]);
  let tokens = readTokens();
  const map = new MapLibre({
    container,
    style: baseStyle(tokens, host.dataset["tiles"]),
    bounds: (home ?? [5.9, 47.3, 15, 55]) as LngLatBoundsLike,
    fitBoundsOptions: { padding: padding(host) },
    minZoom: 8,
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: reducedMotion() ? 0 : 150,
    // On phones one finger scrolls the page; a map within a text does not catch the wheel either.
    cooperativeGestures: host.matches("[data-map=detail], .hero") || matchMedia("(pointer: coarse)").matches,
    locale: {
      "Map.Title": host.dataset["label"] ?? "",
      "CooperativeGesturesHandler.WindowsHelpText": host.dataset["labelWheel"] ?? "",
      "CooperativeGesturesHandler.MacHelpText": host.dataset["labelWheelMac"] ?? "",
      "CooperativeGesturesHandler.MobileHelpText": host.dataset["labelFingers"] ?? "",
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const canvas: Canvas = {
    map,
    show(box, { flight = true, maxZoom = 17 } = {}) {
      home = box;
      const duration = flight && !reducedMotion() ? FLIGHT_MS : 0;
      map.fitBounds(box as LngLatBoundsLike, { padding: padding(host), duration, maxZoom, linear: true });
    },
    paint(work) {
      painters.push(work);
      work(tokens);
    },
  };
  const painters: ((tokens: Tokens) => void)[] = [];
  addControls(map, host, () => {
    if (home) canvas.show(home);
  });
  await new Promise<void>(
    (ready) =>
      void map.once("style.load", () => {
        ready();
      }),
  );
  canvas.paint((current) => {
    addSigns(map, current);
  });
  const repaint = (): void => {
    tokens = readTokens();
    repaintBase(map, tokens);
    for (const work of painters) work(tokens);
  };
  onThemeChange(repaint);
  printWithPage(map, container, repaint);
  return canvas;
}

function repaintBase(map: MapLibre, tokens: Tokens): void {
  map.setPaintProperty("land", "background-color", tokens("m-land"));
  for (const layer of baseLayers(tokens)) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) {
      map.setPaintProperty(layer.id, name as never, value as never);
    }
  }
}

function padding(host: HTMLElement): number {
  return Math.min(PADDING_PX, host.clientWidth / 8);
}

export function reducedMotion(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
