// SPDX-FileCopyrightText: 2026 the standort authors
// SPDX-License-Identifier: EUPL-1.2

import type { Geometry } from "geojson";

import { geometryOf, outlineOfText, textOf, type Outline } from "./outline";

export interface FormEvents {
  readonly draw: () => void;
  readonly undo: () => void;
  readonly clear: () => void;
  readonly typed: (outline: Outline) => void;
}

const HECTARE_FROM_M2 = 100_000;

/** What stands around the map: tools, area, hint, typed coordinates and the field that is sent. */
export class Form {
  readonly #host: HTMLElement;
  readonly #frame: HTMLElement;
  readonly #input: HTMLTextAreaElement | HTMLInputElement;
  readonly #text: HTMLTextAreaElement;

  static of(host: HTMLElement): Form | undefined {
    const frame = host.closest<HTMLElement>("[data-shape-editor]");
    const input = document.getElementById(host.dataset["input"] ?? "");
    const text = document.getElementById(host.dataset["coordinates"] ?? "");
    const usable = input instanceof HTMLTextAreaElement || input instanceof HTMLInputElement;
    return frame && usable && text instanceof HTMLTextAreaElement ? new Form(host, frame, input, text) : undefined;
  }

  private constructor(
    host: HTMLElement,
    frame: HTMLElement,
    input: HTMLTextAreaElement | HTMLInputElement,
    text: HTMLTextAreaElement,
  ) {
    this.#host = host;
    this.#frame = frame;
    this.#input = input;
    this.#text = text;
    for (const part of ["tools", "text"]) this.#part(part).hidden = false;
    // The raw field stays for those without script, and in sight while it has an error.
    this.#part("raw").hidden = !this.#part("raw").querySelector(".kern-error");
  }

  #part(name: string): HTMLElement {
    const part = this.#frame.querySelector<HTMLElement>(`[data-shape-${name}]`);
    if (!part) throw new Error(`the editor lacks data-shape-${name}`);
    return part;
  }

  geometry(): Geometry | null {
    try {
      return JSON.parse(this.#input.value) as Geometry | null;
    } catch {
      return null;
    }
  }

  watch(events: FormEvents): void {
    for (const tool of ["draw", "undo", "clear"] as const) {
      this.#frame.querySelector(`[data-tool="${tool}"]`)?.addEventListener("click", events[tool]);
    }
    this.#text.addEventListener("change", () => {
      const outline = outlineOfText(this.#text.value);
      const { labelWrong = "", labelFew = "" } = this.#host.dataset;
      if (typeof outline === "number") this.#fail(labelWrong.replace("{number}", String(outline)));
      else if (geometryOf(outline) === undefined) this.#fail(labelFew);
      else {
        this.#fail("");
        events.typed(outline);
      }
    });
  }

  #fail(message: string): void {
    const error = document.getElementById(`${this.#text.id}-error`);
    const words = error?.querySelector(".kern-body");
    if (words) words.textContent = message;
    if (error) error.hidden = message === "";
    this.#text.toggleAttribute("aria-invalid", message !== "");
    this.#text.classList.toggle("kern-form-input__input--error", message !== "");
    if (message) this.#text.focus();
  }

  /** Keep the sent field in step; an area under way is not sent. */
  write(outline: Outline, { drawing }: { drawing: boolean }): void {
    const geometry = geometryOf(outline);
    if (drawing || geometry === undefined) return;
    this.#input.value = geometry ? JSON.stringify(geometry) : "";
    this.#input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  show(outline: Outline): void {
    if (document.activeElement !== this.#text) this.#text.value = textOf(outline);
  }

  tell(hint: string, areaM2: number): void {
    const line = this.#part("hint");
    if (line.textContent !== hint) line.textContent = hint;
    const area = areaM2 > 0 ? (this.#host.dataset["labelArea"] ?? "{area}").replace("{area}", areaText(areaM2)) : "";
    this.#part("area").textContent = area;
  }

  canUndo(possible: boolean): void {
    const button = this.#frame.querySelector<HTMLButtonElement>('[data-tool="undo"]');
    if (button) button.disabled = !possible;
  }
}

function areaText(areaM2: number): string {
  const [value, unit, digits] = areaM2 >= HECTARE_FROM_M2 ? [areaM2 / 10_000, "ha", 1] : [areaM2, "m²", 0];
  const text = value.toLocaleString(document.documentElement.lang, {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  });
  return `${text}\u00a0${unit}`;
}
