// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { GeoJSONSource } from "maplibre-gl";
import type { Geometry, Position } from "geojson";

import { createCanvas, type Canvas } from "../map/create";
import { boxOf } from "../map/shapes";
import { Corners, middleOf } from "./corners";
import { Form } from "./form";
import { crossesItself, geometryOf, outlineAreaM2, outlineOf, type Outline } from "./outline";

const HISTORY = 100;
const CLICK_WITHIN_PX = 12;

/** Draw and change the outline of a site; what is seen, what is typed and what is sent stay one. */
export class ShapeEditor {
  readonly #host: HTMLElement;
  readonly #canvas: Canvas;
  readonly #corners: Corners;
  readonly #form: Form;
  #outline: Outline = [];
  #history: Outline[] = [];
  #drawing: Position[] | null = null;

  static async open(host: HTMLElement): Promise<void> {
    const form = Form.of(host);
    if (form) new ShapeEditor(host, await createCanvas(host), form);
  }

  private constructor(host: HTMLElement, canvas: Canvas, form: Form) {
    this.#host = host;
    this.#canvas = canvas;
    this.#form = form;
    this.#corners = new Corners(canvas.map, host, {
      begin: () => {
        this.#remember();
      },
      moved: () => {
        this.#changed({ corners: false });
      },
      remove: (ring, at) => {
        this.#change(() => {
          this.#removeCorner(ring, at);
        });
      },
      insert: (ring, at) => {
        this.#change(() => ring.splice(at, 0, middleOf(ring, at - 1)));
        this.#corners.focus(this.#outline.flat().slice(0, this.#outline.flat().indexOf(ring)).flat().length + at);
      },
      pressed: (ring, at) => ring === this.#drawing && at === 0 && this.#finish(),
    });
    const cross = document.createElement("span");
    cross.className = "so-cross";
    host.append(cross);
    this.#addLayers();
    this.#watchMap();
    form.watch({
      draw: () => {
        this.#draw();
      },
      undo: () => {
        this.#undo();
      },
      clear: () => {
        this.#change(() => {
          this.#outline = [];
          this.#drawing = null;
        });
      },
      typed: (outline) => {
        this.#change(() => {
          this.#outline = outline;
          this.#drawing = null;
        });
        this.#showAll();
      },
    });
    this.#outline = outlineOf(form.geometry());
    this.#changed({ corners: true, write: false });
    this.#showAll({ flight: false });
  }

  #addLayers(): void {
    const { map, paint } = this.#canvas;
    map.addSource("outline", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    map.addLayer({ id: "outline-fill", type: "fill", source: "outline", paint: { "fill-opacity": 0.25 } });
    map.addLayer({
      id: "outline-line",
      type: "line",
      source: "outline",
      layout: { "line-join": "round" },
      paint: { "line-width": 3 },
    });
    paint((tokens) => {
      map.setPaintProperty("outline-fill", "fill-color", tokens("so-accent"));
      map.setPaintProperty("outline-line", "line-color", tokens("so-accent"));
    });
  }

  #watchMap(): void {
    const { map } = this.#canvas;
    map.on("click", ({ lngLat }) => {
      this.#addCorner(lngLat.toArray());
    });
    map.getCanvas().addEventListener("keydown", (event) => {
      if (!this.#drawing) return;
      if (event.key === "Enter") {
        // Enter again on the same spot closes the area.
        const center = map.getCenter().toArray();
        const last = this.#drawing.at(-1);
        const same = last && map.project(last as [number, number]).dist(map.project(center)) < 2;
        if (same || this.#isNearFirst(center)) this.#finish();
        else this.#addCorner(center);
      } else if (event.key === "Escape") this.#undo();
      else return;
      event.preventDefault();
    });
  }

  #draw(): void {
    this.#remember();
    this.#drawing = [];
    this.#outline = [...this.#outline.filter(([outer = []]) => outer.length > 2), [this.#drawing]];
    this.#canvas.map.doubleClickZoom.disable();
    this.#changed({ corners: true });
    this.#canvas.map.getCanvas().focus();
  }

  #isNearFirst(place: [number, number]): boolean {
    const first = this.#drawing?.[0];
    const { map } = this.#canvas;
    const enough = (this.#drawing?.length ?? 0) > 2;
    return enough && !!first && map.project(first as [number, number]).dist(map.project(place)) < CLICK_WITHIN_PX;
  }

  #addCorner(place: [number, number]): void {
    const ring = this.#drawing;
    if (!ring) return;
    if (this.#isNearFirst(place)) {
      this.#finish();
      return;
    }
    this.#remember();
    ring.push(place);
    this.#changed({ corners: true });
  }

  #finish(): boolean {
    if (!this.#drawing || this.#drawing.length < 3) return false;
    this.#drawing = null;
    this.#canvas.map.doubleClickZoom.enable();
    this.#changed({ corners: true });
    return true;
  }

  #removeCorner(ring: Position[], at: number): void {
    ring.splice(at, 1);
    const least = ring === this.#drawing ? 0 : 3;
    if (ring.length < least)
      this.#outline = this.#outline.map((part) => part.filter((other) => other !== ring)).filter((part) => part.length);
  }

  #remember(): void {
    this.#history.push(structuredClone(this.#outline));
    if (this.#history.length > HISTORY) this.#history.shift();
  }

  #undo(): void {
    const before = this.#history.pop();
    if (!before) return;
    this.#outline = before;
    // Taking back while drawing goes on drawing; the ring under way is the last one.
    const open = before.at(-1)?.[0];
    this.#drawing = this.#drawing && open && before.length ? open : null;
    this.#changed({ corners: true });
  }

  #change(work: () => void): void {
    this.#remember();
    work();
    this.#changed({ corners: true });
  }

  #changed({ corners, write = true }: { corners: boolean; write?: boolean }): void {
    const drawing = this.#drawing !== null;
    const rings = this.#outline.flat();
    const source = this.#canvas.map.getSource<GeoJSONSource>("outline");
    const shown: Geometry[] =
      drawing || rings.some((ring) => ring.length < 3)
        ? rings.filter((ring) => ring.length > 1).map((ring) => ({ type: "LineString", coordinates: ring }))
        : [geometryOf(this.#outline)].filter((geometry) => !!geometry);
    void source?.setData({
      type: "FeatureCollection",
      features: shown.map((geometry) => ({ type: "Feature", properties: {}, geometry })),
    });
    if (corners) this.#corners.show(this.#outline, { drawing });
    this.#host.classList.toggle("so-drawing", drawing);
    if (write) this.#form.write(this.#outline, { drawing });
    this.#form.show(this.#outline);
    const state = drawing ? "labelDrawing" : rings.length ? "labelEditing" : "labelEmpty";
    const wrong = !drawing && rings.some(crossesItself) ? "labelCrossing" : undefined;
    this.#form.tell(this.#host.dataset[wrong ?? state] ?? "", drawing ? 0 : outlineAreaM2(this.#outline));
    this.#form.canUndo(this.#history.length > 0);
  }

  #showAll({ flight = true } = {}): void {
    const geometry = geometryOf(this.#outline);
    const box = geometry && boxOf([geometry]);
    if (box) this.#canvas.show(box, { flight, maxZoom: 18 });
  }
}
