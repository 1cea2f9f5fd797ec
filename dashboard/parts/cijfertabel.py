"""Figures as a table: what it is, its value, and under it level, year and how sure."""

from collections.abc import Iterable

from dashboard.parts.cijfers import Cijfer
from dashboard.tekst import t
from dashboard.veilig import in_html


def cijfertabel(titel: str, rijen: Iterable[Cijfer]) -> str:
    """Return a table of figures as HTML; every text in it is escaped."""
    koppen = "".join(
        f'<th scope="col">{in_html(t(f"wijk.{k}"))}</th>' for k in ("cijfer", "waarde")
    )
    lijf = "".join(
        f'<tr><th scope="row">{in_html(r.titel)}<span class="bk-bij">{in_html(r.bij)}</span></th>'
        f"<td>{in_html(r.waarde)}</td></tr>"
        for r in rijen
    )
    return (
        f'<table class="bk-tabel bk-smal"><caption>{in_html(titel)}</caption>'
        f"<thead><tr>{koppen}</tr></thead><tbody>{lijf}</tbody></table>"
    )
