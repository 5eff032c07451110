# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a need in plain words: "Halle ab 2.000 m² mit Glasfaser" becomes fields of the filter.

Both languages are read whatever the page's language is. What is not understood stays as words to search for.
"""

import re

_AREA = re.compile(
    r"(?P<word>\b(?:ab|von|mindestens|mind\.|min\.|from|at least|over|über|bis zu|bis|höchstens|maximal"
    r"|max\.|up to|to|at most|under|unter|ca\.|etwa|about)\s+)?"
    r"(?P<low>\d[\d.,]*)(?:\s*(?:-|–|bis|to)\s*(?P<high>\d[\d.,]*))?\s*(?P<unit>m²|m2|qm|ha|hektar)(?!\w)",
    re.IGNORECASE,
)
_MOST = ("bis", "höchstens", "maximal", "max.", "up to", "to", "at most", "under", "unter")
_WORDS: dict[str, dict[str, str]] = {
    r"grundst[üu]e?cke?|bauplatz|bauplätze|plots?": {"kind": "plot"},
    r"brachfl[äa]e?chen?|brache|brownfields?": {"kind": "brownfield"},
    r"baul[üu]e?cken?|infill gaps?|infill": {"kind": "infill"},
    r"gebäude|gewerbeimmobilien?|immobilien?|leerst[aä]nde?|premises|buildings?": {"kind": "premises"},
    r"ladenlokale?|läden|laden|geschäft|shops?": {"kind": "premises", "premises_kind": "shop"},
    r"b[üu]e?ros?|büroräume|offices?": {"kind": "premises", "premises_kind": "office"},
    r"(?:produktions|lager|gewerbe)?hallen?|halls?|warehouses?": {
        "kind": "premises",
        "premises_kind": "hall",
    },
    r"werkst[aä]tt(?:en)?|workshops?": {"kind": "premises", "premises_kind": "workshop"},
    r"glasfaser|fibre|fiber": {"fibre": "on"},
    r"gleisanschlu(?:ss|ß)|rail siding": {"rail_siding": "on"},
    r"rund um die uhr|24[ -]?h(?:ours?)?|24[ -]stunden(?:-?betrieb)?|around the clock": {
        "around_the_clock": "on"
    },
    r"industriegebiet": {"zoning": "GI"},
    r"(?:zur miete|zu vermieten|mieten|pachten|to let|to rent|for rent)": {"offer": "lease"},
    r"(?:zum kauf|zu verkaufen|kaufen|to buy|for sale)": {"offer": "sale"},
}
_FILLERS = re.compile(
    r"\b(?:suche|ich|wir|eine[nr]?|ein|mit|und|oder|in|im|am|an|der|die|das|zur?|für|mind\.|a|an|the|with|and"
    r"|in|at|for|looking|we|i)\b",
    re.IGNORECASE,
)


def read_need(text: str) -> dict[str, str]:
    """Return fields of the filter for a need in words; empty where nothing but plain words was found."""
    fields: dict[str, str] = {}
    rest = _AREA.sub(lambda found: _take_area(found, fields), text)
    for pattern, meaning in _WORDS.items():
        shorter, count = re.subn(rf"(?<![\w-])(?:{pattern})(?![\w-])", " ", rest, flags=re.IGNORECASE)
        if count and not fields.keys() & meaning.keys():
            fields |= meaning
            rest = shorter
    if not fields:
        return {}
    words = " ".join(_FILLERS.sub(" ", rest).replace(",", " ").split())
    return fields | ({"q": words} if words else {})


def _take_area(found: re.Match[str], fields: dict[str, str]) -> str:
    word = (found["word"] or "").strip().lower()
    unit = " ha" if found["unit"].lower() in ("ha", "hektar") else ""
    low, high = (part.rstrip(".,") if part else "" for part in (found["low"], found["high"]))
    if high:
        fields |= {"area_from": low + unit, "area_to": high + unit}
    elif word in _MOST or word.startswith("bis"):
        fields["area_to"] = low + unit
    else:
        fields["area_from"] = low + unit
    return " "
