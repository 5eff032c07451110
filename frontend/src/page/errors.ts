// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { each } from "./each";

/** The summary of errors takes the focus; its links lead into the field, not only to it. */
export function watchErrors(): void {
  each("[data-focus]", (summary) => {
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!field) return;
      event.preventDefault();
      field.focus();
      (field.closest(".kern-form-input, fieldset") ?? field).scrollIntoView({ block: "center" });
    });
  });
}
