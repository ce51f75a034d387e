"""Shapes as the XML of office programs, for the tests of drawings."""

EMU = 12_700


def _form(left: float, top: float, wide: float, high: float, more: str = "") -> str:
    return (
        f'<a:xfrm{more}><a:off x="{int(left * EMU)}" y="{int(top * EMU)}"/>'
        f'<a:ext cx="{int(wide * EMU)}" cy="{int(high * EMU)}"/></a:xfrm>'
    )


def geometry(preset: str, frame: str = "", line: str = "", adjust: str = "") -> str:
    """Print the properties of a shape."""
    guides = f"<a:avLst>{adjust}</a:avLst>"
    return f'{frame}<a:prstGeom prst="{preset}">{guides}</a:prstGeom>{line}'


ARROW = '<a:ln><a:headEnd type="none"/><a:tailEnd type="triangle"/></a:ln>'


def word_shape(
    preset: str,
    place: tuple[float, float, float, float] = (0, 0, 0, 0),
    *,
    text: str = "",
    line: str = "",
    number: str = "",
    kind: str = "cNvSpPr",
    form: str = "",
    inside: str = "",
    adjust: str = "",
) -> str:
    """Print a shape of a Word drawing."""
    named = f'<wps:cNvPr id="{number}" name=""/>' if number else ""
    words = (
        f"<wps:txbx><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        "</w:txbxContent></wps:txbx>"
        if text
        else ""
    )
    drawn = geometry(preset, _form(*place, form), line, adjust)
    return (
        f"<wps:wsp>{named}<wps:{kind}>{inside}</wps:{kind}>"
        f"<wps:spPr>{drawn}</wps:spPr>{words}</wps:wsp>"
    )


def anchored(content: str, left: float, top: float, wide: float, high: float) -> str:
    """Print the run of a drawing that hangs on its paragraph."""
    return (
        "<w:r><w:drawing><wp:anchor>"
        '<wp:positionH relativeFrom="column"><wp:posOffset>'
        f"{int(left * EMU)}</wp:posOffset></wp:positionH>"
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>'
        f"{int(top * EMU)}</wp:posOffset></wp:positionV>"
        f'<wp:extent cx="{int(wide * EMU)}" cy="{int(high * EMU)}"/>'
        f"<a:graphic><a:graphicData>{content}</a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></w:r>"
    )


def hanging(*runs: str) -> str:
    """Print a paragraph on which drawings hang."""
    return f"<w:p>{''.join(runs)}</w:p>"


def symbol(
    preset: str,
    left: float,
    top: float,
    wide: float = 40,
    high: float = 20,
    **told: str,
) -> str:
    """Print a symbol that hangs on its paragraph."""
    return anchored(
        word_shape(preset, (0, 0, wide, high), **told), left, top, wide, high
    )


def arrow(left: float, top: float, wide: float, high: float, form: str = "") -> str:
    """Print a straight arrow from the upper left to the lower right."""
    content = word_shape(
        "straightConnector1",
        (0, 0, wide, high),
        line=ARROW,
        kind="cNvCnPr",
        form=form,
    )
    return anchored(content, left, top, wide, high)
