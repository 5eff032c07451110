// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { createCanvas, readBox } from "./create";
import { boxOf, fetchSites } from "./shapes";
import { addSiteLayers, setSites } from "./sites";

/** The plan of one site: its outline, or its sign where no outline is known. */
export async function openDetail(host: HTMLElement): Promise<void> {
  const address = host.dataset["src"];
  if (!address) return;
  const [canvas, sites] = await Promise.all([createCanvas(host), fetchSites(address, AbortSignal.timeout(30_000))]);
  addSiteLayers(canvas);
  const bare = sites.map((site) => ({ ...site, properties: { ...site.properties, number: null } }));
  setSites(canvas, bare);
  const box = readBox(host.dataset["bounds"]) ?? boxOf(sites.map(({ geometry }) => geometry));
  if (box) canvas.show(box, { flight: false, maxZoom: 17 });
}
