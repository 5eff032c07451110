// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { each } from "./each";

const SHOWN_MS = 10_000;

/** Messages go after ten seconds, unless somebody reads them with pointer or keyboard, or they are warnings. */
export function watchToasts(): void {
  each("[data-toast]", (toast) => {
    const button = toast.querySelector<HTMLButtonElement>("[data-dismiss]");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", () => {
        toast.remove();
      });
    }
    if (toast.dataset["toast"] === "stay") return;
    const leave = (): void => {
      if (toast.matches(":hover, :focus-within")) setTimeout(leave, SHOWN_MS);
      else toast.remove();
    };
    setTimeout(leave, SHOWN_MS);
  });
}
