// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { GeoJSONSource } from "maplibre-gl";

import { createCanvas, readBox, reducedMotion, type Canvas } from "./create";
import { Pins } from "./pins";
import { anchorOf, boxOf, fetchSites, type Site } from "./shapes";
import { addSiteLayers, setSites } from "./sites";

/** The map beside the list: same numbers, same filter; one raises the other. */
export class Finder {
  readonly #host: HTMLElement;
  readonly #canvas: Canvas;
  readonly #pins: Pins;
  readonly #card: HTMLElement;
  #sites: Site[] = [];
  #raised: string | null = null;
  #request = new AbortController();

  static async open(host: HTMLElement): Promise<Finder> {
    const finder = new Finder(host, await createCanvas(host));
    await finder.#load({ flight: false });
    return finder;
  }

  private constructor(host: HTMLElement, canvas: Canvas) {
    this.#host = host;
    this.#canvas = canvas;
    addSiteLayers(canvas);
    this.#pins = new Pins(canvas.map, {
      raise: (id) => {
        this.#raise(id);
      },
      choose: (site) => {
        this.#choose(site);
      },
    });
    this.#card = document.createElement("div");
    this.#card.className = "so-map-card";
    this.#card.setAttribute("role", "status");
    host.append(this.#card);
    this.#watchMap();
    this.#watchRows();
    // A filter renews the page in part: the host keeps its map and gets a new address.
    new MutationObserver(() => void this.#load({ flight: true })).observe(host, { attributeFilter: ["data-src"] });
  }

  async #load({ flight }: { flight: boolean }): Promise<void> {
    this.#request.abort();
    this.#request = new AbortController();
    const address = this.#host.dataset["src"];
    if (!address) return;
    try {
      this.#sites = await fetchSites(address, this.#request.signal);
    } catch (error) {
      if (this.#request.signal.aborted) return;
      // The list beside the map stays true; the map says that it is not.
      this.#card.textContent = this.#host.dataset["labelFailed"] ?? "";
      throw error;
    }
    this.#card.replaceChildren();
    setSites(this.#canvas, this.#sites);
    this.#pins.show(this.#sites);
    const box = boxOf(this.#sites.map(({ geometry }) => geometry)) ?? readBox(this.#host.dataset["bounds"]);
    const given = readBox(this.#host.dataset["bounds"]);
    if (given ?? box) this.#canvas.show((given ?? box)!, { flight, maxZoom: 16 });
  }

  #watchMap(): void {
    const { map } = this.#canvas;
    for (const layer of ["signs", "clusters", "site-fill"]) {
      map.on("mouseenter", layer, () => {
        map.getCanvas().style.cursor = "pointer";
      });
      map.on("mouseleave", layer, () => {
        map.getCanvas().style.cursor = "";
      });
    }
    map.on("click", (event) => {
      const [hit] = map.queryRenderedFeatures(event.point, { layers: ["clusters", "signs", "site-fill"] });
      if (!hit) {
        this.#card.replaceChildren();
        return;
      }
      if (hit.layer.id === "clusters")
        void this.#openCluster(Number(hit.properties["cluster_id"]), event.lngLat.toArray());
      const site = this.#sites.find(({ properties }) => String(properties.id) === String(hit.properties["id"]));
      if (site) this.#choose(site);
    });
  }

  async #openCluster(id: number, center: [number, number]): Promise<void> {
    const { map } = this.#canvas;
    const zoom = await map.getSource<GeoJSONSource>("signs")?.getClusterExpansionZoom(id);
    if (zoom !== undefined) map.easeTo({ center, zoom, duration: reducedMotion() ? 0 : 400 });
  }

  #rows(): NodeListOf<HTMLElement> {
    return document.querySelectorAll("[data-site]");
  }

  #watchRows(): void {
    const raise = (event: Event): void => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-site]") : null;
      this.#raise(row?.dataset["site"] ?? null);
    };
    for (const type of ["pointerover", "focusin"])
      document.addEventListener(type, (event) => {
        // Inside the map the pins speak for themselves.
        if (event.target instanceof Node && this.#host.contains(event.target)) return;
        raise(event);
      });
  }

  #raise(id: string | null): void {
    if (id === this.#raised) return;
    const { map } = this.#canvas;
    const state = (key: string | null, raised: boolean): void => {
      const site = this.#sites.find(({ properties }) => String(properties.id) === key);
      if (site) map.setFeatureState({ source: "areas", id: site.properties.id }, { raised });
    };
    state(this.#raised, false);
    state(id, true);
    this.#raised = id;
    this.#pins.raise(id);
    for (const row of this.#rows()) row.classList.toggle("on", row.dataset["site"] === id);
  }

  #choose({ properties, geometry }: Site): void {
    const link = document.createElement("a");
    link.href = properties.url;
    link.textContent = properties.number ? `${properties.number}. ${properties.name}` : properties.name;
    const status = document.createElement("span");
    status.textContent = properties.status;
    this.#card.replaceChildren(link, status);
    const id = String(properties.id);
    this.#raise(id);
    const row = [...this.#rows()].find((candidate) => candidate.dataset["site"] === id);
    row?.scrollIntoView({ block: "nearest", behavior: reducedMotion() ? "auto" : "smooth" });
    const { map } = this.#canvas;
    if (!map.getBounds().contains(anchorOf(geometry))) map.panTo(anchorOf(geometry));
  }
}
