// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import subset from "subset-font";
import type { Plugin } from "vite";

const WEIGHTS = { 400: "Regular", 500: "Medium", 600: "SemiBold" } as const;

// Latin with the letters of the neighbouring languages, and the signs our numbers and texts need.
const RANGES: readonly [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x1e9e, 0x1e9e],
  [0x2009, 0x202f],
  [0x2030, 0x203a],
  [0x20ac, 0x20ac],
  [0x2116, 0x2122],
  [0x2190, 0x2193],
  [0x2212, 0x2215],
  [0x2248, 0x2265],
  [0x25b2, 0x25bc],
];

function latin(): string {
  return RANGES.map(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step)).join(""),
  ).join("");
}

/** Cut KERN's Fira Sans (130 KB a weight) down to Latin, once, into `generated/`. */
export function fonts(root: string): Plugin {
  const source = resolve(root, "node_modules/@kern-ux/native/dist/fonts/fira-sans");
  const target = resolve(root, "generated");
  return {
    name: "standort-fonts",
    async buildStart() {
      mkdirSync(target, { recursive: true });
      for (const [weight, name] of Object.entries(WEIGHTS)) {
        const file = resolve(target, `fira-sans-${weight}.woff2`);
        if (existsSync(file)) continue;
        const whole = readFileSync(resolve(source, `FiraSans-${name}.woff2`));
        writeFileSync(file, await subset(whole, latin(), { targetFormat: "woff2" }));
      }
    },
  };
}
