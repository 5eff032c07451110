// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { Marker, type Map as MapLibre } from "maplibre-gl";

import { reducedMotion } from "./create";
import { anchorOf, boxOf, type Site } from "./shapes";

// Wide enough for a label of two numbers, as high as a pin.
const REACH_X_PX = 40;
const REACH_Y_PX = 28;
const PARTED_ZOOM = 16;

interface Pin {
  readonly site: Site;
  readonly marker: Marker;
}

export interface PinEvents {
  readonly raise: (id: string | null) => void;
  readonly choose: (site: Site) => void;
}

/** Black pins with the numbers of the list: real buttons, so that Tab goes through the results. */
export class Pins {
  readonly #map: MapLibre;
  readonly #events: PinEvents;
  #pins = new Map<string, Pin>();
  /** For each site the one under whose pin it stands. */
  readonly #leads = new Map<string, string>();

  constructor(map: MapLibre, events: PinEvents) {
    this.#map = map;
    this.#events = events;
    map.on("zoom", () => {
      this.#arrange();
    });
  }

  show(sites: Site[]): void {
    for (const { marker } of this.#pins.values()) marker.remove();
    this.#pins = new Map(
      sites
        .filter(({ properties }) => typeof properties.number === "number")
        .toSorted((a, b) => (a.properties.number ?? 0) - (b.properties.number ?? 0))
        .map((site) => [String(site.properties.id), { site, marker: this.#marker(site) }]),
    );
    this.#arrange();
  }

  raise(id: string | null): void {
    const lead = id === null ? null : (this.#leads.get(id) ?? id);
    for (const [key, { marker }] of this.#pins) marker.getElement().classList.toggle("on", key === lead);
  }

  /** Pins that would cover each other stand as one, under the first of their numbers. */
  #arrange(): void {
    const groups: { x: number; y: number; pins: Pin[] }[] = [];
    for (const pin of this.#pins.values()) {
      const { x, y } = this.#map.project(pin.marker.getLngLat());
      const group = groups.find((other) => Math.abs(other.x - x) < REACH_X_PX && Math.abs(other.y - y) < REACH_Y_PX);
      if (group) group.pins.push(pin);
      else groups.push({ x, y, pins: [pin] });
    }
    this.#leads.clear();
    for (const { pins } of groups) this.#draw(pins);
  }

  #draw(pins: Pin[]): void {
    const [lead] = pins;
    if (!lead) return;
    for (const { site, marker } of pins) {
      marker.getElement().hidden = marker !== lead.marker;
      this.#leads.set(String(site.properties.id), String(lead.site.properties.id));
    }
    const element = lead.marker.getElement();
    const numbers = pins.map(({ site }) => site.properties.number ?? 0);
    element.textContent = numbersText(numbers);
    element.setAttribute("aria-label", pins.map(({ site: { properties } }) => `${properties.number}: ${properties.name}`).join("; "));
  }

  /** A group opens by zooming in, as far as that parts its pins. */
  #open(site: Site): boolean {
    const id = String(site.properties.id);
    const members = [...this.#pins].filter(([key]) => this.#leads.get(key) === id).map(([, pin]) => pin.site);
    const box = boxOf(members.map(({ geometry }) => ({ type: "Point", coordinates: anchorOf(geometry) })));
    if (members.length < 2 || !box || this.#map.getZoom() >= PARTED_ZOOM) return false;
    this.#map.fitBounds(box, { padding: 80, maxZoom: PARTED_ZOOM, duration: reducedMotion() ? 0 : 400, linear: true });
    return true;
  }

  #marker(site: Site): Marker {
    const { id, kind } = site.properties;
    const element = document.createElement("button");
    element.type = "button";
    element.className = `so-pin so-pin-${kind}`;
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
      if (!this.#open(site)) this.#events.choose(site);
    });
    const marker = new Marker({ element, anchor: "bottom" }).setLngLat(anchorOf(site.geometry)).addTo(this.#map);
    // MapLibre words its markers itself; ours are named by number and site.
    element.removeAttribute("role");
    return marker;
  }
}

/** "3", "3–5" for a run of numbers, "3 +2" for others. */
function numbersText(numbers: number[]): string {
  const [first = 0] = numbers;
  const last = numbers.at(-1) ?? first;
  if (numbers.length === 1) return String(first);
  return last - first === numbers.length - 1 ? `${first}–${last}` : `${first} +${numbers.length - 1}`;
}
