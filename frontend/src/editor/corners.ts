// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { Marker, type Map as MapLibre } from "maplibre-gl";
import type { Position } from "geojson";

import type { Outline } from "./outline";

export interface CornerEvents {
  readonly begin: () => void;
  readonly moved: () => void;
  readonly remove: (ring: Position[], at: number) => void;
  readonly insert: (ring: Position[], at: number) => void;
  /** A press on a corner while drawing; true when it was meant for the drawing. */
  readonly pressed: (ring: Position[], at: number) => boolean;
}

const STEP_PX = 4;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Corners as buttons on the map: dragged by hand, moved by arrow keys, removed by Delete. */
export class Corners {
  readonly #map: MapLibre;
  readonly #host: HTMLElement;
  readonly #events: CornerEvents;
  #markers: Marker[] = [];
  #middles = new Map<Position[], Marker[]>();

  constructor(map: MapLibre, host: HTMLElement, events: CornerEvents) {
    this.#map = map;
    this.#host = host;
    this.#events = events;
  }

  /** Show the corners anew; `drawing` hides the buttons for new corners. */
  show(outline: Outline, { drawing }: { drawing: boolean }): void {
    const focused = this.#markers.findIndex((marker) => marker.getElement() === document.activeElement);
    for (const marker of [...this.#markers, ...[...this.#middles.values()].flat()]) marker.remove();
    this.#markers = [];
    this.#middles = new Map();
    for (const ring of outline.flat()) {
      ring.forEach((_corner, at) => this.#markers.push(this.#corner(ring, at)));
      if (!drawing && ring.length > 2)
        this.#middles.set(
          ring,
          ring.map((_corner, at) => this.#middle(ring, at)),
        );
    }
    if (focused >= 0) this.#markers[Math.min(focused, this.#markers.length - 1)]?.getElement().focus();
  }

  focus(index: number): void {
    this.#markers[index]?.getElement().focus();
  }

  #button(css: string, label: string | undefined, at: number): HTMLButtonElement {
    const element = document.createElement("button");
    element.type = "button";
    element.className = css;
    element.dataset["label"] = (label ?? "{number}").replace("{number}", String(at + 1));
    return element;
  }

  #add(element: HTMLButtonElement, place: Position, draggable: boolean): Marker {
    const marker = new Marker({ element, draggable }).setLngLat(place as [number, number]).addTo(this.#map);
    element.removeAttribute("role");
    element.setAttribute("aria-label", element.dataset["label"] ?? "");
    return marker;
  }

  #corner(ring: Position[], at: number): Marker {
    const element = this.#button("so-corner", this.#host.dataset["labelCorner"], at);
    const marker = this.#add(element, ring[at]!, true);
    const follow = (): void => {
      ring[at] = marker.getLngLat().toArray();
      this.#moveMiddles(ring);
      this.#events.moved();
    };
    marker.on("dragstart", this.#events.begin);
    marker.on("drag", follow);
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      this.#events.pressed(ring, at);
    });
    element.addEventListener("keydown", (event) => {
      const way = ARROWS[event.key];
      if (event.key === "Delete" || event.key === "Backspace") this.#events.remove(ring, at);
      else if (way) {
        if (!event.repeat) this.#events.begin();
        const step = STEP_PX * (event.shiftKey ? 5 : 1);
        const place = this.#map.project(marker.getLngLat());
        marker.setLngLat(this.#map.unproject([place.x + way[0] * step, place.y + way[1] * step]));
        follow();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
    return marker;
  }

  #middle(ring: Position[], at: number): Marker {
    const element = this.#button("so-middle", this.#host.dataset["labelMiddle"], at);
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      this.#events.insert(ring, at + 1);
    });
    return this.#add(element, middleOf(ring, at), false);
  }

  #moveMiddles(ring: Position[]): void {
    this.#middles.get(ring)?.forEach((marker, at) => marker.setLngLat(middleOf(ring, at) as [number, number]));
  }
}

export function middleOf(ring: Position[], at: number): Position {
  const [a, b] = [ring[at]!, ring[(at + 1) % ring.length]!];
  return [(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2];
}
