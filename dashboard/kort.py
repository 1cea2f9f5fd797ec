"""The short pages that the server itself answers where there is none of ours to show."""

from starlette.responses import HTMLResponse, Response

from dashboard.assets import url
from dashboard.taal import PARAMETER, STANDAARD
from dashboard.tekst import t
from dashboard.veilig import in_html
from etl.contract.tekst import TALEN

_TEKSTEN = {404: "geen_bladzijde", 500: "stuk"}


def short_page(status: int) -> Response:
    """Return the page for a status, in every language: who came here by a link has chosen none.

    Parameters
    ----------
    status : {404, 500}
    """
    delen = "".join(_part(status, taal) for taal in TALEN)
    return HTMLResponse(
        f'<!DOCTYPE html><html lang="{STANDAARD}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{in_html(t('app.naam', STANDAARD))}</title>"
        f'<link rel="stylesheet" href="{url("stijl.css")}"></head>'
        f'<body><main class="bk-kort">{delen}</main></body></html>',
        status,
        {"Cache-Control": "no-store"},
    )


def _part(status: int, taal: str) -> str:
    begin = "/" if taal == STANDAARD else f"/?{PARAMETER}={taal}"
    zin, naar = t(f"site.{_TEKSTEN[status]}", taal), t("site.naar_begin", taal)
    return f'<p lang="{taal}">{in_html(zin)} <a href="{begin}">{in_html(naar)}</a></p>'
