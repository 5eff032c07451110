// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

/** The colours of the page, as the style sheet and the theme in force say. */
export type Tokens = (name: string) => string;

/** Read custom properties as plain colours: the browser resolves light-dark() for us. */
export function readTokens(): Tokens {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const seen = new Map<string, string>();
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  for (const name of NAMES) seen.set(name, read(name));
  probe.remove();
  return (name) => seen.get(name) ?? "#888";
}

const NAMES = [
  ..."land wood park water res core ge road rail mot ink halo".split(" ").map((name) => `m-${name}`),
  ..."reuse infill prem new".split(" ").map((name) => `site-${name}`),
  ..."accent on-accent page text".split(" ").map((name) => `so-${name}`),
];

/** Mix two colours; `share` is that of the second. */
export function mix(first: string, second: string, share: number): string {
  const [a, b] = [channels(first), channels(second)];
  return `rgb(${a.map((value, at) => Math.round(value * (1 - share) + (b[at] ?? 0) * share)).join(",")})`;
}

function channels(colour: string): number[] {
  return (colour.match(/[\d.]+/g) ?? ["128", "128", "128"]).slice(0, 3).map(Number);
}
