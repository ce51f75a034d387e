"""How heavy a first visit is: page, styles and scripts as they are sent."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from tests.factories.letters import make_running
from tests.factories.pages import sit_down

import lajur.ui

#: Bytes over the line of a first visit.
FIRST_VISIT = 80_000
#: Bytes of the styles of one page, as written.
PAGE_STYLES = 25_000
STYLES = Path(lajur.ui.__file__).parent / "static" / "ui"


def sent(client: Client, address: str) -> int:
    """Add up a page with everything it names, each compressed."""
    page = client.get(address).content
    names = re.findall(rb'(?:href|src)="/static/([^"]+)"', page)
    files = [Path(str(finders.find(name.decode()))).read_bytes() for name in names]
    assert len(files) >= 3
    return sum(len(gzip.compress(part)) for part in [page, *files])


@pytest.mark.django_db
def test_first_visit_is_light() -> None:
    running = make_running()
    running.do_until("s4")
    task, _step = running.open_task()
    client = sit_down(running.office, "sekda")

    assert sent(Client(), "/masuk/") < FIRST_VISIT / 4
    for address in ("/tugas/", f"/tugas/{task}/", f"/kasus/{running.case_id}/"):
        assert sent(client, address) < FIRST_VISIT


def test_no_page_needs_more_styles_than_a_small_one() -> None:
    sizes = {path.name: len(path.read_bytes()) for path in STYLES.glob("*.css")}
    frame = sizes.pop("lajur.css")

    # a page loads the frame and at most one more: a paper or a chart
    assert frame + max(sizes.values()) < PAGE_STYLES


def test_styles_keep_to_what_old_browsers_know() -> None:
    for path in STYLES.glob("*.css"):
        text = path.read_text()
        assert not re.search(r"color-mix|light-dark|subgrid", text), path.name
        # a rule inside a rule: nesting began with Chrome 112
        assert not re.search(r"\{[^{}@]*&", text), path.name
