import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from tests.examples import examples

each_example = pytest.mark.parametrize(
    "folder", examples.FOLDERS, ids=lambda folder: folder.name
)


@each_example
def test_document_is_read_as_kept(folder: Path) -> None:
    sop = examples.read(folder)

    assert examples.sop_text(sop) == (folder / "sop.json").read_text("utf-8")


@each_example
def test_engine_takes_the_kept_path(folder: Path) -> None:
    sop = examples.read(folder)

    assert examples.path_text(sop) == (folder / "path.txt").read_text("utf-8")


@each_example
def test_chart_shows_the_kept_symbols_and_words(folder: Path) -> None:
    sop = examples.read(folder)

    drawn = symbols(examples.chart_text(sop))

    assert drawn[0][0].endswith("svg")
    assert drawn == symbols((folder / "chart.svg").read_text("utf-8"))


def symbols(svg: str) -> list[tuple[str, str, str]]:
    """What a picture shows, without where: lines may find better ways."""
    root = ElementTree.fromstring(svg)  # noqa: S314 drawn by ourselves
    return [
        (one.tag, one.get("class", ""), (one.text or "").strip()) for one in root.iter()
    ]
