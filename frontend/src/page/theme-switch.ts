// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { each } from "./each";

const KEY = "standort-theme";
const darkSystem = matchMedia("(prefers-color-scheme: dark)");

export function isDark(): boolean {
  const choice = document.documentElement.dataset["kernTheme"];
  return choice ? choice === "dark" : darkSystem.matches;
}

/** Call back whenever the page turns light or dark, by the switch or by the system. */
export function onThemeChange(work: () => void): void {
  darkSystem.addEventListener("change", work);
  new MutationObserver(work).observe(document.documentElement, { attributeFilter: ["data-kern-theme"] });
}

export function watchThemeSwitches(): void {
  each("[data-theme-switch]", (button) => {
    const label = button.querySelector("span");
    const show = (): void => {
      if (label) label.textContent = button.dataset[isDark() ? "labelLight" : "labelDark"] ?? "";
    };
    button.hidden = false;
    show();
    onThemeChange(show);
    button.addEventListener("click", () => {
      const theme = isDark() ? "light" : "dark";
      // What the system says anyway is not kept, so that the page follows it again.
      if ((theme === "dark") === darkSystem.matches) {
        localStorage.removeItem(KEY);
        delete document.documentElement.dataset["kernTheme"];
      } else {
        localStorage.setItem(KEY, theme);
        document.documentElement.dataset["kernTheme"] = theme;
      }
    });
  });
}
