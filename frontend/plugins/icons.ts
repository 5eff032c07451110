// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

/** Put the Lucide symbols named in src/icons.json into one sprite; `{% icon %}` points into it. */
export function icons(root: string): Plugin {
  const list = resolve(root, "src/icons.json");
  return {
    name: "standort-icons",
    buildStart() {
      this.addWatchFile(list);
      const names = JSON.parse(readFileSync(list, "utf8")) as string[];
      const symbols = names.map((name) => {
        const file = resolve(root, `node_modules/lucide-static/icons/${name}.svg`);
        if (!existsSync(file)) this.error(`src/icons.json names "${name}", which Lucide does not have`);
        const shapes = /<svg[^>]*>(.*)<\/svg>/s.exec(readFileSync(file, "utf8"))?.[1] ?? "";
        return `<symbol id="i-${name}" viewBox="0 0 24 24">${shapes.replace(/\s+/g, " ").trim()}</symbol>`;
      });
      mkdirSync(resolve(root, "generated"), { recursive: true });
      const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
      writeFileSync(resolve(root, "generated/icons.svg"), sprite);
    },
  };
}
