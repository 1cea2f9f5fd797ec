"""The words of the exported map, in Dutch, French and English."""

from etl.contract.tekst import Tekst

WOORDEN: dict[str, Tekst] = {
    "kop": Tekst(
        "{naam}: waar gezelschap en steun dichtbij zijn",
        "{naam} : où trouver compagnie et soutien à proximité",
        "{naam}: where company and support are close by",
    ),
    "onderkop": Tekst(
        "Buurtkompas, gegevens tot {datum}. {wijken} wijken, {huishoudens} huishoudens.",
        "Buurtkompas, données jusqu'au {datum}. {wijken} quartiers, {huishoudens} ménages.",
        "Buurtkompas, data up to {datum}. {wijken} neighbourhoods, {huishoudens} households.",
    ),
    "zonder_script": Tekst(
        "Deze kaart heeft JavaScript nodig. Zet het aan in uw browser.",
        "Cette carte a besoin de JavaScript. Activez-le dans votre navigateur.",
        "This map needs JavaScript. Please switch it on in your browser.",
    ),
    "kies": Tekst(
        "Kleur de wijken naar", "Colorer les quartiers selon", "Colour the neighbourhoods by"
    ),
    "toon_plaatsen": Tekst(
        "Toon {n} bekende plaatsen", "Afficher {n} lieux connus", "Show {n} known places"
    ),
    "zonder_plaats": Tekst(
        "Niet op de kaart: {n} initiatieven waarvan alleen de gemeente bekend is.",
        "Pas sur la carte : {n} initiatives dont seule la commune est connue.",
        "Not on the map: {n} initiatives of which only the municipality is known.",
    ),
    "legenda": Tekst(
        "Legenda, met het aantal wijken",
        "Légende, avec le nombre de quartiers",
        "Legend, with the number of neighbourhoods",
    ),
    "plaatslegenda": Tekst(
        "Plaatsen, naar eerste werkmodel",
        "Lieux, selon le premier modèle de travail",
        "Places, by first model",
    ),
    "tabel": Tekst(
        "Dezelfde cijfers in een tabel",
        "Les mêmes chiffres dans un tableau",
        "The same figures in a table",
    ),
    "over": Tekst("Over deze kaart", "À propos de cette carte", "About this map"),
    "lezen": Tekst(
        "Alleen bekende plaatsen tellen: wat niet in het register staat, kan toch bestaan. "
        "Gearceerd is niet bekend, en dat is niet hetzelfde als nul.",
        "Seuls les lieux connus comptent : ce qui n'est pas dans le registre peut exister. Les "
        "hachures veulent dire inconnu, ce qui n'est pas zéro.",
        "Only known places count: what is not in the register may still exist. Hatched is not "
        "known, and that is not the same as zero.",
    ),
    "methode": Tekst(
        "Een plaats is dichtbij als ze op hoogstens {minuten} minuten stappen ligt: {meters} meter "
        "in vogelvlucht. Elk cijfer weegt per huishouden.",
        "Un lieu est proche s'il se trouve à {minuten} minutes à pied au plus : {meters} mètres à "
        "vol d'oiseau. Chaque chiffre compte par ménage.",
        "A place is close if it is at most {minuten} minutes on foot away: {meters} metres as the "
        "crow flies. Every figure counts by household.",
    ),
    "grenzen": Tekst(
        "De grenzen zijn vereenvoudigd om te tekenen. De kaart vraagt niets aan het internet.",
        "Les limites sont simplifiées pour le dessin. La carte ne demande rien à l'internet.",
        "Borders are simplified for drawing. The map asks nothing of the internet.",
    ),
    "editie": Tekst("Editie {editie}.", "Édition {editie}.", "Edition {editie}."),
    "bronnen": Tekst("Bronnen en licenties", "Sources et licences", "Sources and licences"),
    "wijk": Tekst("wijk", "quartier", "neighbourhood"),
    "gemeente": Tekst("gemeente", "commune", "municipality"),
    "kaart": Tekst("Kaart van de wijken", "Carte des quartiers", "Map of the neighbourhoods"),
    "inzoomen": Tekst("Inzoomen", "Zoomer", "Zoom in"),
    "uitzoomen": Tekst("Uitzoomen", "Dézoomer", "Zoom out"),
    "onnauwkeurig": Tekst(
        "De plaats is niet precies bekend.",
        "L'emplacement exact n'est pas connu.",
        "The exact place is not known.",
    ),
    "bron": Tekst("Bron: {bron}", "Source : {bron}", "Source: {bron}"),
}
