"""Text from data on its way into the page: escaped here, at the point where it becomes code."""

import html
import re

#: Characters that Markdown, as Streamlit reads it, may take for markup.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&])")


def in_html(tekst: object) -> str:
    """Return `tekst` for use in HTML, between tags or in a quoted attribute.

    Examples
    --------
    >>> in_html('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(str(tekst), quote=True)


def in_markdown(tekst: object) -> str:
    r"""Return `tekst` for use in a Markdown label, on one line.

    Examples
    --------
    >>> in_markdown("**vet** [x](y)")
    '\\*\\*vet\\*\\* \\[x\\]\\(y\\)'
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(str(tekst).split()))
