"""Tables that everybody can read: plain HTML, with a caption and named rows and columns."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dashboard.veilig import in_html


@dataclass(frozen=True)
class Link:
    """A cell that leads somewhere.

    Attributes
    ----------
    tekst : str
        Plain text.
    adres : str
        A path on this server (:func:`dashboard.parts.pagina.pad`) or an https address; any other
        is not made into a link.
    """

    tekst: str
    adres: str


Cel = str | Link


def tabel(
    titel: str,
    koppen: Sequence[str],
    rijen: Sequence[Sequence[Cel]],
    getallen: Collection[int] = (),
    naamkolom: int = 0,
) -> str:
    """Return a table as HTML; every text in it is escaped.

    Parameters
    ----------
    titel : str
        Caption, and the name of the region that scrolls sideways on a narrow screen.
    koppen : sequence of str
        Heads of the columns.
    rijen : sequence of sequences
        Cells: plain text, or a :class:`Link`.
    getallen : collection of int
        Columns that hold numbers: digits of equal width.
    naamkolom : int
        The column that names its row.

    Examples
    --------
    >>> "&lt;b&gt;" in tabel("t", ["naam"], [["<b>"]])
    True
    """
    kop = "".join(f'<th scope="col">{in_html(k)}</th>' for k in koppen)
    lijf = "".join(
        "<tr>"
        + "".join(_cel(cel, k == naamkolom, k in getallen) for k, cel in enumerate(rij))
        + "</tr>"
        for rij in rijen
    )
    naam = in_html(titel)
    return (
        f'<div class="bk-schuif" tabindex="0" role="region" aria-label="{naam}">'
        f'<table class="bk-tabel"><caption>{naam}</caption>'
        f"<thead><tr>{kop}</tr></thead><tbody>{lijf}</tbody></table></div>"
    )


def _cel(cel: Cel, naam: bool, getal: bool) -> str:
    inhoud = link(cel) if isinstance(cel, Link) else in_html(cel)
    if naam:
        return f'<th scope="row">{inhoud}</th>'
    soort = ' class="bk-getal"' if getal else ""
    return f"<td{soort}>{inhoud}</td>"


def link(doel: Link) -> str:
    """Return a link as HTML; only the text where the address is none of ours and not https.

    Examples
    --------
    >>> link(Link("x", "javascript:alert(1)"))
    'x'
    >>> link(Link("Wijk", "/profiel?wijk=44021W07"))
    '<a href="/profiel?wijk=44021W07">Wijk</a>'
    """
    eigen = doel.adres.startswith("/") and not doel.adres.startswith("//")
    if not (eigen or doel.adres.startswith("https://")):
        return in_html(doel.tekst)
    buiten = "" if eigen else ' target="_blank" rel="noopener noreferrer"'
    return f'<a href="{in_html(doel.adres)}"{buiten}>{in_html(doel.tekst)}</a>'
