// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

/** Do something to every matching element, those of later partial updates included, once each. */
export function each(selector: string, work: (element: HTMLElement) => void): void {
  const done = new WeakSet<HTMLElement>();
  const scan = (): void => {
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      if (done.has(element)) continue;
      done.add(element);
      work(element);
    }
  };
  scan();
  document.addEventListener("htmx:after:swap", scan);
}
