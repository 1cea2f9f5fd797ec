"""What we ask of OpenStreetMap: the tags of places of company and support, and no others."""

from urllib.parse import quote

HOST = "overpass-api.de"
#: Key → values that are asked for; what they mean to us stands in ``aanbodcodes.csv``.
TAGS = {
    "amenity": ("community_centre", "social_centre", "social_facility", "library"),
    "office": ("ngo", "association", "charity"),
}
#: South, west, north, east: Flanders and Brussels, with room around; the rest is cut off later.
VENSTER = (50.6, 2.5, 51.6, 6.0)


def query() -> str:
    """Return the question for Overpass: elements with our tags, their centre, no mappers."""
    venster = ",".join(map(str, VENSTER))
    vragen = "".join(
        f'nwr["{sleutel}"~"^({"|".join(waarden)})$"]({venster});'
        for sleutel, waarden in TAGS.items()
    )
    return f"[out:json][timeout:180];({vragen});out center tags;"


def question() -> str:
    """Return the question as it stands in an address.

    Examples
    --------
    >>> question()[:30]
    '%5Bout%3Ajson%5D%5Btimeout%3A1'
    """
    return quote(query(), safe="")
