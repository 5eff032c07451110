// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { each } from "./each";

/** `<button data-copy="id" data-done="Copied" hidden>` copies the text or value of an element. */
export function watchCopyButtons(): void {
  if (!navigator.clipboard) return;
  each("button[data-copy]", (button) => {
    const source = document.getElementById(button.dataset["copy"] ?? "");
    if (!source) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      const text = source instanceof HTMLInputElement ? source.value : (source.textContent ?? "").trim();
      void navigator.clipboard.writeText(text).then(() => {
        const label = button.querySelector(".kern-label") ?? button;
        label.textContent = button.dataset["done"] ?? "✓";
      });
    });
  });
}
