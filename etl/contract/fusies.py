"""Names of gemeenten that merged away since 2018, each with the gemeente of today it is part of.

People and older files keep writing them. Made from Statbel's REFNIS list and the concordances of
Provincies in Cijfers (``etl.sources.plaatsbepaling.named_codes``); a test holds it against those.
"""

#: Name of before → NIS code of today (2025).
OUDE_GEMEENTEN: dict[str, str] = {
    "Beveren": "46030",
    "Bilzen": "73110",
    "Borgloon": "73111",
    "Borsbeek": "11002",
    "De Pinte": "44086",
    "Galmaarden": "23106",
    "Gooik": "23106",
    "Ham": "71071",
    "Herne": "23106",
    "Hoeselt": "73110",
    "Knesselare": "44084",
    "Kortessem": "71072",
    "Kruibeke": "46030",
    "Kruishoutem": "45068",
    "Lovendegem": "44085",
    "Meeuwen-Gruitrode": "72042",
    "Melle": "44088",
    "Merelbeke": "44088",
    "Meulebeke": "37022",
    "Moerbeke": "46029",
    "Nazareth": "44086",
    "Neerpelt": "72043",
    "Nevele": "44083",
    "Opglabbeek": "72042",
    "Overpelt": "72043",
    "Puurs": "12041",
    "Ruiselede": "37021",
    "Sint-Amands": "12041",
    "Tessenderlo": "71071",
    "Tongeren": "73111",
    "Waarschoot": "44085",
    "Wachtebeke": "44087",
    "Zingem": "45068",
    "Zomergem": "44085",
    "Zwijndrecht": "46030",
}
