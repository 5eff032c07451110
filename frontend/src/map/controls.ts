// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import type { Map as MapLibre } from "maplibre-gl";

import spriteUrl from "../../generated/icons.svg?url";

const SVG = "http://www.w3.org/2000/svg";

export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "i");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${spriteUrl}#i-${name}`);
  svg.append(use);
  return svg;
}

function button(label: string, symbol: string, press: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.setAttribute("aria-label", label);
  element.title = label;
  element.append(icon(symbol));
  element.addEventListener("click", press);
  return element;
}

/** Zoom in, zoom out, show everything: at the lower right, worded by the page. */
export function addControls(map: MapLibre, host: HTMLElement, showAll: () => void): void {
  const { labelZoomIn = "+", labelZoomOut = "−", labelFit = "□" } = host.dataset;
  const group = document.createElement("div");
  group.className = "so-zoom no-print";
  group.append(
    button(labelZoomIn, "plus", () => map.zoomIn()),
    button(labelZoomOut, "minus", () => map.zoomOut()),
    button(labelFit, "maximize", showAll),
  );
  host.append(group);
}
