// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { Marker, type Map as MapLibre } from "maplibre-gl";

import { anchorOf, type Site } from "./shapes";

export interface PinEvents {
  readonly raise: (id: string | null) => void;
  readonly choose: (site: Site) => void;
}

/** Black pins with the numbers of the list: real buttons, so that Tab goes through the results. */
export class Pins {
  readonly #map: MapLibre;
  readonly #events: PinEvents;
  #markers = new Map<string, Marker>();

  constructor(map: MapLibre, events: PinEvents) {
    this.#map = map;
    this.#events = events;
  }

  show(sites: Site[]): void {
    for (const marker of this.#markers.values()) marker.remove();
    this.#markers = new Map(
      sites
        .filter(({ properties }) => typeof properties.number === "number")
        .toSorted((a, b) => (a.properties.number ?? 0) - (b.properties.number ?? 0))
        .map((site) => [String(site.properties.id), this.#pin(site)]),
    );
  }

  raise(id: string | null): void {
    for (const [key, marker] of this.#markers) marker.getElement().classList.toggle("on", key === id);
  }

  #pin(site: Site): Marker {
    const { id, name, number, kind } = site.properties;
    const element = document.createElement("button");
    element.type = "button";
    element.className = `so-pin so-pin-${kind}`;
    element.textContent = String(number);
    const raise = (): void => {
      this.#events.raise(String(id));
    };
    const lower = (): void => {
      this.#events.raise(null);
    };
    element.addEventListener("pointerenter", raise);
    element.addEventListener("pointerleave", lower);
    element.addEventListener("focus", raise);
    element.addEventListener("blur", lower);
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      this.#events.choose(site);
    });
    const marker = new Marker({ element, anchor: "bottom" }).setLngLat(anchorOf(site.geometry)).addTo(this.#map);
    // MapLibre words its markers itself; ours are named by number and site.
    element.setAttribute("aria-label", `${number}: ${name}`);
    element.removeAttribute("role");
    return marker;
  }
}
