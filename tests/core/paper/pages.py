"""Small PDF files drawn for these tests, y downwards from the upper left corner."""

from collections.abc import Sequence
from itertools import pairwise

HEIGHT, WIDTH = 600, 800
Point = tuple[float, float]


class Sheet:
    """One page to draw on."""

    def __init__(self) -> None:
        self.marks: list[str] = []

    def text(self, x: float, y: float, words: str, size: float = 8) -> None:
        shown = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        at = f"1 0 0 1 {x} {HEIGHT - y}"
        self.marks.append(f"BT /F {size} Tf {at} Tm ({shown}) Tj ET")

    def path(
        self, points: Sequence[Point], paint: str = "S", *, close: bool = False
    ) -> None:
        """Draw straight lines; paint is S (stroke), f (fill) or B (both)."""
        (x, y), *rest = points
        way = [f"{x} {HEIGHT - y} m", *(f"{u} {HEIGHT - v} l" for u, v in rest)]
        self.marks.append(" ".join([*way, *(["h"] if close else []), paint]))

    def rect(
        self, left: float, top: float, right: float, bottom: float, paint: str
    ) -> None:
        size = f"{right - left} {bottom - top}"
        self.marks.append(f"{left} {HEIGHT - bottom} {size} re {paint}")

    def round(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        inset: float,
        paint: str = "S",
    ) -> None:
        """Draw a box whose corners are rounded from `inset` on."""
        xs = [left, left + inset, right - inset, right]
        y = (top + bottom) / 2
        up, low = HEIGHT - top, HEIGHT - bottom
        ways = [f"{xs[1]} {up} m", f"{xs[2]} {up} l" if xs[1] < xs[2] else ""]
        ways += [f"{right} {up} {right} {up} {right} {HEIGHT - y} c"]
        ways += [f"{right} {low} {right} {low} {xs[2]} {low} c"]
        ways += [f"{xs[1]} {low} l" if xs[1] < xs[2] else ""]
        ways += [f"{left} {low} {left} {low} {left} {HEIGHT - y} c"]
        ways += [f"{left} {up} {left} {up} {xs[1]} {up} c h {paint}"]
        self.marks.append(" ".join(ways))

    def ink(self, grey: float) -> None:
        self.marks.append(f"{grey} g {grey} G")

    def grid(
        self, xs: Sequence[float], ys: Sequence[float], how: str = "lines"
    ) -> None:
        """Rule a table: by lines, by slivers, by pieces or by stroked cells."""
        if how == "cells":
            for left, right in pairwise(xs):
                for top, bottom in pairwise(ys):
                    self.rect(left, top, right, bottom, "S")
            return
        for y in ys:
            self.ruling((xs[0], y), (xs[-1], y), how)
        for x in xs:
            self.ruling((x, ys[0]), (x, ys[-1]), how)

    def ruling(self, a: Point, b: Point, how: str = "lines") -> None:
        if how == "lines":
            self.path([a, b])
        elif how == "slivers":
            self.rect(a[0] - 0.3, a[1] - 0.3, b[0] + 0.3, b[1] + 0.3, "f")
        else:
            middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
            self.path([a, middle])
            self.path([middle, b])


def pdf_of(*sheets: Sheet) -> bytes:
    """Return the pages as a PDF file."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(sheets)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for n, sheet in enumerate(sheets):
        stream = "\n".join(["1 w 0 g 0 G", *sheet.marks])
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {5 + 2 * n} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n"
    return out + f"{head}{tail}{len(out)}\n%%EOF\n".encode()


XS = (40, 70, 250, 340, 430, 540, 600, 700, 760)
HEADS = ("No", "Kegiatan", "Pelaksana", "", "Mutu Baku", "", "", "Ket")
LANES = ("", "", "Staf", "Kepala", "Kelengkapan", "Waktu", "Output", "")


def steps_sheet(
    rows: Sequence[Sequence[str]],
    how: str = "lines",
    *,
    head: bool = True,
    first: int = 1,
) -> tuple[Sheet, tuple[float, ...]]:
    """Draw a steps table of rows of (text, inputs, time, output); give its ys."""
    sheet = Sheet()
    heights = [20, 20] if head else []
    ys = [60.0]
    for height in [*heights, *[70] * len(rows)]:
        ys.append(ys[-1] + height)
    sheet.grid(XS, ys, how)
    printed = [HEADS, LANES] if head else []
    for number, (text, inputs, time, output) in enumerate(rows, first):
        printed.append((str(number), text, "", "", inputs, time, output, ""))
    for cells, top in zip(printed, ys, strict=False):
        for x, cell in zip(XS, cells, strict=False):
            for n, line in enumerate(cell.split("\n")):
                sheet.text(x + 3, top + 14 + 10 * n, line)
    return sheet, tuple(ys)
