"""The lines of a scanned page are found, though it lies askew."""

from PIL import Image, ImageDraw

from lajur.core.paper.scan_lines import rulings_of, straightened, without_lines


def page(*lines: tuple[int, int, int, int]) -> Image.Image:
    picture = Image.new("L", (1200, 900), 255)
    pen = ImageDraw.Draw(picture)
    for line in lines:
        pen.line(line, fill=0, width=3)
    return picture


FRAME = (
    (100, 100, 1100, 100),
    (100, 400, 1100, 400),
    (100, 800, 1100, 800),
    (100, 100, 100, 800),
    (600, 100, 600, 800),
    (1100, 100, 1100, 800),
)


def test_lines_are_found_in_points() -> None:
    levels, uprights = rulings_of(page(*FRAME))
    assert [round(line.at) for line in levels] == [36, 144, 288]
    assert [round(line.at) for line in uprights] == [36, 216, 396]
    assert all(abs(line.length - 360) < 2 for line in levels)


def test_arrows_are_too_short_to_part_columns() -> None:
    _, uprights = rulings_of(page(*FRAME, (300, 420, 300, 560)))
    assert len(uprights) == 3


def test_a_page_without_lines_has_none() -> None:
    assert rulings_of(page()) == ([], [])
    assert straightened(page()).size == (1200, 900)


def test_a_gap_is_closed_only_beside_a_line_that_runs_on() -> None:
    torn = [line for line in FRAME if line != (1100, 100, 1100, 800)]
    torn += [(1100, 100, 1100, 300), (1100, 450, 1100, 800)]
    _, uprights = rulings_of(page(*torn))
    assert len(uprights) == 3
    apart = [
        (100, 100, 100, 350),
        (600, 100, 600, 350),
        (100, 500, 100, 800),
        (600, 500, 600, 800),
    ]
    _, uprights = rulings_of(page(*apart))
    assert len(uprights) == 4


def test_a_page_that_lies_askew_is_straightened() -> None:
    askew = page(*FRAME).rotate(-1, fillcolor=255)
    levels, _ = rulings_of(straightened(askew))
    long = [line for line in levels if line.length > 300]
    assert len(long) == 3


def test_a_page_turned_on_purpose_stays_so() -> None:
    turned = page(*FRAME).rotate(-8, fillcolor=255)
    assert straightened(turned) is turned
    straight = page(*FRAME)
    assert straightened(straight) is straight


def test_runs_that_reach_further_lengthen_their_line() -> None:
    steps = page((400, 100, 800, 100), (300, 103, 900, 103), (200, 106, 300, 106))
    levels, _ = rulings_of(steps)
    assert len(levels) == 1
    assert round(levels[0].length) == round(0.36 * 701, 0) or levels[0].length > 240


def test_lines_are_painted_over_and_dark_areas_stay() -> None:
    picture = page(*FRAME)
    ImageDraw.Draw(picture).rectangle((300, 200, 500, 300), fill=0)
    painted = without_lines(picture)
    assert rulings_of(picture) != ([], [])
    dark = painted.point([1] * 150 + [0] * 106)
    assert dark.getbbox() == (300, 200, 501, 301)
