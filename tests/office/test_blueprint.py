"""A whole organisation as data."""

import pytest

from lajur.office.blueprint import read_blueprint

TEXT = """
government: {name: Kota, short_name: Kota, slug: kota, city: Kota}
password: rahasia
templates:
  dinas:
    kind: agency
    posts:
      - {name: "Kepala {name}", short: "Kadis {short}", rank: 3}
    units:
      - name: "Sekretariat {short}"
        short: "Sekretariat {short}"
        kind: secretariat
        code: "{code}.1"
        posts:
          - {name: "Sekretaris {name}", short: "Sekretaris {short}", rank: 4}
units:
  - name: Sekretariat Daerah
    short: Setda
    kind: agency
    code: SETDA
    posts:
      - {name: Sekretaris Daerah, short: Sekda, rank: 1}
      - {name: Asisten, short: Asda, rank: 2, manages_office: true}
    units:
      - {name: Bagian Arsip, short: Arsip, kind: division, code: ARSIP, under: Asda}
  - name: Dinas Sosial
    short: Dinsos
    template: dinas
    code: DINSOS
    under: Sekda
    vacant: [Kadis Dinsos]
    units:
      - name: Bidang Satu
        short: Satu
        kind: field
        code: DINSOS.2
        posts:
          - {name: Kepala Bidang Satu, short: Kabid Satu, rank: 5}
teams:
  - {name: Tim, unit: SETDA, members: [[Asda, Ketua]]}
acting:
  - post: Kadis Dinsos
    by: Sekretaris Dinsos
    capacity: plt
    days: 30
    warrant: 800/1
"""


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.yaml"
    path.write_text(TEXT)
    return read_blueprint(path)


def posts(plan):
    return {post.short_name: post for unit in plan.units for post in unit.posts}


def test_units_stand_after_the_unit_they_are_in(plan):
    assert [(unit.code, unit.parent) for unit in plan.units] == [
        ("SETDA", None),
        ("ARSIP", "SETDA"),
        ("DINSOS", None),
        ("DINSOS.1", "DINSOS"),
        ("DINSOS.2", "DINSOS"),
    ]


def test_template_takes_the_names_of_its_unit(plan):
    assert posts(plan)["Kadis Dinsos"].name == "Kepala Dinas Sosial"
    assert posts(plan)["Sekretaris Dinsos"].name == "Sekretaris Dinas Sosial"


def test_head_of_a_unit_reports_to_the_head_above_or_to_whom_the_plan_says(plan):
    superiors = {name: post.superior for name, post in posts(plan).items()}

    assert superiors == {
        "Sekda": None,
        "Asda": "Sekda",
        "Kadis Dinsos": "Sekda",
        "Sekretaris Dinsos": "Kadis Dinsos",
        "Kabid Satu": "Kadis Dinsos",
    }


def test_marks_of_posts_are_kept(plan):
    assert posts(plan)["Asda"].manages_office
    assert [name for name, post in posts(plan).items() if post.is_vacant] == [
        "Kadis Dinsos"
    ]
    assert plan.teams[0].members == (("Asda", "Ketua"),)
    assert plan.acting[0].days == 30
