// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import { each } from "./each";

const wide = matchMedia("(min-width: 64rem)");

/** Beside the list the filter is always open; older browsers need the attribute for that. */
export function watchFilters(): void {
  each("details.so-filter", (box) => {
    const follow = (): void => {
      if (wide.matches) box.setAttribute("open", "");
    };
    follow();
    wide.addEventListener("change", follow);
  });
}
