# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""From OpenStreetMap tags to the few words of the staging tables."""

from collections.abc import Mapping

Tags = Mapping[str, str]


def _lookup(groups: Mapping[str, str]) -> dict[str, str]:
    """Turn ``{"meadow": "grass heath"}`` round: ``{"grass": "meadow", "heath": "meadow"}``."""
    return {value: word for word, values in groups.items() for value in values.split()}


_SURFACE = _lookup(
    {
        "asphalt": "asphalt chipseal tarmac tar paved",
        "paving": "paving_stones sett cobblestone unhewn_cobblestone cobblestone:flattened bricks brick stone"
        " paving_stones:lanes tiles",
        "concrete": "concrete concrete:plates concrete:lanes",
        "compacted": "compacted fine_gravel gravel pebblestone shells",
        "unpaved": "unpaved ground dirt earth grass sand mud grass_paver woodchips rock clay snow",
        "wood": "wood",
        "metal": "metal metal_grid",
        "other": "rubber tartan artificial_turf acrylic plastic carpet",
    }
)
_SURFACE_OF_CLASS = _lookup(
    {
        "asphalt": "motorway trunk primary secondary tertiary unclassified residential road service busway"
        " cycleway"
        " raceway bus_guideway",
        "paving": "living_street pedestrian footway steps platform corridor",
        "unpaved": "path bridleway track",
    }
)
_SURFACE_OF_TRACKTYPE = {"grade1": "asphalt", "grade2": "compacted"}

_LANDUSE = _lookup(
    {
        "residential": "residential garages",
        "commercial": "commercial",
        "industrial": "industrial",
        "retail": "retail",
        "farmland": "farmland farmyard farm orchard vineyard greenhouse_horticulture plant_nursery"
        " animal_keeping"
        " aquaculture",
        "meadow": "meadow grass grassland",
        "forest": "forest logging",
        "park": "village_green recreation_ground flowerbed greenery",
        "water": "basin reservoir salt_pond",
        "railway": "railway",
        "cemetery": "cemetery",
        "allotments": "allotments",
        "quarry": "quarry",
        "landfill": "landfill",
        "military": "military",
        "brownfield": "brownfield",
        "greenfield": "greenfield",
        "education": "education school university",
        "health": "health hospital healthcare",
        "religious": "religious churchyard",
        "other": "construction depot port highway winter_sports conservation civic_admin institutional",
    }
)
_LEISURE = _lookup(
    {
        "park": "park garden common dog_park playground",
        "sports": "pitch sports_centre stadium track golf_course swimming_pool water_park horse_riding"
        " miniature_golf ice_rink",
        "forest": "wildlife_hide",
        "water": "marina",
        "other": "nature_reserve",
    }
)
_NATURAL = _lookup(
    {
        "forest": "wood",
        "water": "water",
        "meadow": "scrub grassland heath fell",
        "other": "wetland bare_rock scree sand beach shingle mud glacier",
    }
)
_AMENITY_AREA = _lookup(
    {
        "education": "school kindergarten university college",
        "health": "hospital clinic nursing_home",
        "religious": "place_of_worship monastery",
        "cemetery": "grave_yard",
        "other": "parking marketplace prison",
    }
)
_BUILDING = _lookup(
    {
        "residential": "house apartments residential detached semidetached_house terrace bungalow"
        " dormitory villa"
        " static_caravan houseboat cabin semi farmhouse",
        "commercial": "commercial hotel kiosk",
        "industrial": "industrial warehouse manufacture factory works hangar",
        "retail": "retail supermarket shop",
        "office": "office",
        "public": "public civic government school university college kindergarten hospital fire_station"
        " townhall"
        " sports_hall sports_centre stadium museum toilets library",
        "religious": "church chapel cathedral mosque synagogue temple shrine monastery religious",
        "farm": "farm barn farm_auxiliary stable cowshed sty greenhouse glasshouse silo",
        "garage": "garage garages carport",
        "transport": "train_station transportation parking bridge",
    }
)
_AMENITY_BUILDING = _lookup(
    {
        "public": "school kindergarten university college hospital townhall library police fire_station",
        "commercial": "restaurant pub bar cafe fast_food bank pharmacy",
        "religious": "place_of_worship",
        "transport": "parking",
    }
)
_NOT_A_BUILDING = frozenset({"no", "entrance", "demolished", "razed", "proposed", "part"})
_WATERWAYS = frozenset({"river", "stream", "canal", "ditch", "drain", "tidal_channel"})
_RAILWAYS = frozenset(
    _lookup(
        {
            "in use": "rail light_rail tram subway narrow_gauge funicular monorail preserved miniature",
            "out of use": "disused abandoned construction razed",
        }
    )
)
_RANKS = _lookup(
    {
        "city": "city",
        "town": "town",
        "suburb": "suburb borough",
        "village": "village",
        "hamlet": "hamlet isolated_dwelling farm",
        "quarter": "quarter neighbourhood city_block",
    }
)
_COMMERCIAL = frozenset({"commercial", "industrial", "retail"})
_CANDIDATE = frozenset({"brownfield", "greenfield"})
_LINK = "_link"


def surface_of(tags: Tags) -> tuple[str, bool]:
    """Return the surface of a street and whether it is only assumed from its class."""
    given = tags.get("surface", "").split(";")[0].strip().casefold()
    if given:
        return _SURFACE.get(given, "other"), False
    street_class = tags["highway"].removesuffix(_LINK)
    if street_class == "track" and tags.get("tracktype") in _SURFACE_OF_TRACKTYPE:
        return _SURFACE_OF_TRACKTYPE[tags["tracktype"]], True
    return _SURFACE_OF_CLASS.get(street_class, "unknown"), True


def street_class_of(tags: Tags) -> str | None:
    """Return the class of a street as the file has it, ``motorway_link`` included."""
    return tags.get("highway") or None


def building_use_of(tags: Tags) -> str | None:
    """Return the use of a building, None where there is no building."""
    building = tags.get("building")
    if not building or building in _NOT_A_BUILDING:
        return None
    if building != "yes":
        return _BUILDING.get(building, "other")
    for key, use in (("shop", "retail"), ("office", "office"), ("craft", "commercial")):
        if tags.get(key, "no") not in ("no", "vacant"):
            return use
    return _AMENITY_BUILDING.get(tags.get("amenity", ""), "other")


def land_use_of(tags: Tags) -> str | None:
    """Return the use of an area, None where the tags say nothing about land."""
    landuse = tags.get("landuse")
    if landuse:
        kinds = {kind.strip() for kind in landuse.split(";")}
        return "mixed" if len(kinds & _COMMERCIAL) > 1 else _LANDUSE.get(landuse, "other")
    if tags.get("waterway") in ("riverbank", "dock"):
        return "water"
    if tags.get("building", "no") != "no":
        return None
    for key, words in (("leisure", _LEISURE), ("natural", _NATURAL), ("amenity", _AMENITY_AREA)):
        if tags.get(key) in words:
            return words[tags[key]]
    return "military" if tags.get("military") else None


def commercial_use_of(tags: Tags) -> str | None:
    """Return the use of a commercial area: commercial, industrial, retail or mixed."""
    kinds = {kind.strip() for kind in tags.get("landuse", "").split(";")} & _COMMERCIAL
    if not kinds:
        return None
    return kinds.pop() if len(kinds) == 1 else "mixed"


def candidate_use_of(tags: Tags) -> str | None:
    """Return brownfield or greenfield."""
    landuse = tags.get("landuse", "")
    return landuse if landuse in _CANDIDATE else None


def railway_kind_of(tags: Tags) -> str | None:
    """Return the kind of a track, None for platforms, signals and the like."""
    railway = tags.get("railway", "")
    return railway if railway in _RAILWAYS else None


def waterway_kind_of(tags: Tags) -> str | None:
    """Return the kind of a watercourse."""
    waterway = tags.get("waterway", "")
    return waterway if waterway in _WATERWAYS else None


def rank_of(tags: Tags) -> str | None:
    """Return the rank of a settlement, None for field names and localities."""
    return _RANKS.get(tags.get("place", ""))


def truth(tags: Tags, key: str) -> bool:
    """Tell whether a tag such as ``bridge`` says yes, or names a kind of it."""
    return tags.get(key, "no") not in ("no", "false", "0", "")


def number(text: str | None) -> float:
    """Return a number written with point or comma, NaN where there is none."""
    try:
        value = float((text or "").split(";")[0].replace(",", ".").strip())
    except ValueError:
        return float("nan")
    return value if abs(value) < float("inf") else float("nan")
