# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Names and descriptions of sites in German and English."""

from standort.synth.site_fact import Facts

PREMISES_DE = {
    "shop": "Ladenlokal",
    "office": "Büro",
    "hall": "Halle",
    "gastronomy": "Gastraum",
    "workshop": "Werkstatt",
}
PREMISES_EN = {
    "shop": "Shop",
    "office": "Office",
    "hall": "Hall",
    "gastronomy": "Restaurant space",
    "workshop": "Workshop",
}
USES_EN = {
    "Sägewerk": "sawmill",
    "Gießerei": "foundry",
    "Möbelfabrik": "furniture factory",
    "Ziegelei": "brickworks",
    "Getreidespeicher": "granary",
    "Weberei": "weaving mill",
    "Kühlhaus": "cold store",
    "Gaswerk": "gasworks",
    "Lagerhaus": "warehouse",
    "Garten": "garden",
    "Parkplatz": "car park",
    "Wohnhaus": "house",
    "Acker": "field",
    "Schuhgeschäft": "shoe shop",
    "Modegeschäft": "fashion shop",
    "Buchhandlung": "bookshop",
    "Drogerie": "drugstore",
    "Versicherungsbüro": "insurance office",
    "Kanzlei": "law office",
    "Arztpraxis": "doctor's surgery",
    "Gasthaus": "inn",
    "Café": "café",
    "Lager": "store",
    "Montagehalle": "assembly hall",
    "Tischlerei": "joinery",
    "Kfz-Werkstatt": "car repair shop",
}
NEUTER = {"Sägewerk", "Kühlhaus", "Gaswerk", "Lagerhaus"}
MASCULINE = {"Getreidespeicher"}
NO_BREAK = "\u00a0"


def site_name(kind: str, facts: Facts, street: str, number: str, area: tuple[str | None, int]) -> str:
    """Return the name under which a site is offered."""
    estate, field = area
    if kind == "plot":
        return f"{estate}, Baufeld {field}"
    if kind == "brownfield":
        use = str(facts["previous_use"])
        ending = "es" if use in NEUTER else "er" if use in MASCULINE else "e"
        return f"Ehemalig{ending} {use}, {street} {number}"
    if kind == "infill":
        return f"Baulücke {street} {number}"
    return f"{PREMISES_DE[str(facts['premises_kind'])]} {street} {number}"


def german_number(value: float) -> str:
    """Return a whole number with German thousands."""
    return f"{value:,.0f}".replace(",", ".")


def kilometres(value_m: float, *, german: bool) -> str:
    """Return metres as kilometres with one digit."""
    text = f"{value_m / 1000:.1f}{NO_BREAK}km"
    return text.replace(".", ",") if german else text


def _area(value: float, *, german: bool) -> str:
    return (german_number(value) if german else f"{value:,.0f}") + f"{NO_BREAK}m²"


def describe(kind: str, facts: Facts, area_m2: float, motorway_m: float, place: str) -> tuple[str, str]:
    """Return two or three sentences in German and in English."""
    use = str(facts["previous_use"])
    way_de, way_en = kilometres(motorway_m, german=True), kilometres(motorway_m, german=False)
    size_de, size_en = _area(area_m2, german=True), _area(area_m2, german=False)
    if kind == "plot":
        german = f"{size_de} erschlossene Gewerbefläche im Gebiet {place}, bebaubar nach Bebauungsplan."
        english = (
            f"{size_en} of serviced commercial land in {place}, ready to build under the development plan."
        )
    elif kind == "brownfield":
        sealed = round(float(str(facts["sealed_share"])) * 100)
        german = (
            f"{size_de} Gewerbefläche im Gebiet {place}, zu {sealed}{NO_BREAK}% schon versiegelt. "
            f"Frühere Nutzung: {use}."
        )
        english = (
            f"{size_en} of commercial land in {place}, {sealed}{NO_BREAK}% already sealed. "
            f"Former use: {USES_EN[use]}."
        )
    elif kind == "infill":
        german = f"{size_de} Baulücke im Ortsteil {place}, voll erschlossen. Bisher: {use}."
        english = f"{size_en} infill plot in {place}, fully serviced. So far: {USES_EN[use]}."
    else:
        space = float(str(facts["floor_space_m2"]))
        word = str(facts["premises_kind"])
        german = f"{PREMISES_DE[word]} mit {_area(space, german=True)} im Ortsteil {place}. Zuletzt: {use}."
        english = (
            f"{PREMISES_EN[word]} with {_area(space, german=False)} in {place}. Last use: {USES_EN[use]}."
        )
    german += f" Zur Autobahn {way_de}."
    english += f" {way_en} to the motorway."
    if facts["fibre"]:
        german += " Glasfaser liegt an."
        english += " Fibre is available."
    return german, english
