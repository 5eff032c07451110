// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import type { Map as MapLibre } from "maplibre-gl";

/** Print the map in the colours in force then: drawn at once, because a browser prints no frame that comes later. */
export function printWithPage(map: MapLibre, container: HTMLElement, repaint: () => void): void {
  let picture: HTMLCanvasElement | undefined;
  addEventListener("beforeprint", () => {
    repaint();
    map.redraw();
    const drawn = map.getCanvas();
    picture = document.createElement("canvas");
    picture.className = "so-map-print";
    [picture.width, picture.height] = [drawn.width, drawn.height];
    picture.getContext("2d")?.drawImage(drawn, 0, 0);
    container.append(picture);
  });
  addEventListener("afterprint", () => {
    picture?.remove();
    repaint();
  });
}
