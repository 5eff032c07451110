// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { PurgeCSS } from "purgecss";
import type { Plugin } from "vite";

// KERN's components; its grid, utilities and its 120 mask icons are three quarters of the file and unused.
const KEPT =
  /^kern-(accordion|alert|badge|body|btn|card|dark|description-list|dialog|divider|error|fieldset|form|heading|hint|label|light|link|list|loader|number|progress|sr|summary|table|task-list|title)(-|_|$)/;

/** Reduce KERN's style sheet to what we use, whatever the templates hold at the moment. */
export function kern(root: string): Plugin {
  return {
    name: "standort-kern",
    async buildStart() {
      const css = readFileSync(resolve(root, "node_modules/@kern-ux/native/dist/kern.min.css"), "utf8");
      const [result] = await new PurgeCSS().purge({
        content: [],
        css: [{ raw: css }],
        safelist: { standard: [KEPT, /^[a-z0-9]+$/, /^:/, /^data-kern-theme$/] },
      });
      mkdirSync(resolve(root, "generated"), { recursive: true });
      writeFileSync(resolve(root, "generated/kern.css"), result?.css ?? "");
    },
  };
}
