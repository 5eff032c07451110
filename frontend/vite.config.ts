// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { resolve } from "node:path";
import { defineConfig } from "vite";

import { fonts } from "./plugins/fonts.ts";
import { icons } from "./plugins/icons.ts";
import { kern } from "./plugins/kern.ts";
import { notices } from "./plugins/notices.ts";

const root = import.meta.dirname;

export default defineConfig({
  root,
  // Relative, so that the files work below any STATIC_URL.
  base: "./",
  publicDir: false,
  plugins: [fonts(root), icons(root), kern(root), notices(root)],
  build: {
    outDir: resolve(root, "../src/standort/ui/static/ui/build"),
    emptyOutDir: true,
    manifest: "manifest.json",
    // Inlined assets would be data: addresses, which our policy does not need to allow then.
    assetsInlineLimit: 0,
    // theme.ts is loaded as a classic script and must stay free of imports.
    modulePreload: { polyfill: false },
    // MapLibre alone is about 1 MB.
    chunkSizeWarningLimit: 1600,
    // light-dark() and nesting are native in every browser from this line on.
    target: ["chrome123", "firefox121", "safari17.5"],
    rolldownOptions: {
      input: ["src/theme.ts", "src/main.ts", "src/map.ts", "src/editor.ts"].map((file) => resolve(root, file)),
    },
  },
  worker: { format: "es" },
});
