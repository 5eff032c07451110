// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

/** Paper is white: print in the light theme, whatever the screen shows, and take it back afterwards. */
export function watchPrint(): void {
  const root = document.documentElement;
  let chosen: string | undefined;
  addEventListener("beforeprint", () => {
    chosen = root.dataset["kernTheme"];
    root.dataset["kernTheme"] = "light";
  });
  addEventListener("afterprint", () => {
    if (chosen === undefined) delete root.dataset["kernTheme"];
    else root.dataset["kernTheme"] = chosen;
  });
}
