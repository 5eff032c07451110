// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

const RULE = `\n${"-".repeat(78)}\n`;

function notice(root: string, name: string): string {
  const folder = resolve(root, "node_modules", name);
  const about = JSON.parse(readFileSync(resolve(folder, "package.json"), "utf8")) as Package;
  const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  const text = licence ? readFileSync(resolve(folder, licence), "utf8") : `Licence: ${about.license ?? "unknown"}`;
  return `${about.name} ${about.version}\n\n${text.trim()}\n`;
}

/** Write the licences of everything that ends up in the bundle beside it. */
export function notices(root: string): Plugin {
  return {
    name: "standort-notices",
    generateBundle() {
      const about = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as {
        dependencies: Record<string, string>;
      };
      const names = Object.keys(about.dependencies).filter((name) => existsSync(resolve(root, "node_modules", name)));
      const font = readFileSync(resolve(root, "licences/fira-sans.txt"), "utf8").trim();
      const parts = [...names.map((name) => notice(root, name)), `Fira Sans\n\n${font}\n`];
      this.emitFile({ type: "asset", fileName: "third-party-licences.txt", source: parts.join(RULE) });
    },
  };
}
