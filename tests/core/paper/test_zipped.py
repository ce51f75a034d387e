"""Archives are read within bounds, and what is not sound is refused."""

import io
import struct
import zipfile

import pytest
from tests.core.paper.office_files import packed, relations

from lajur.core.paper import Refused
from lajur.core.paper import zipped as module
from lajur.core.paper.zipped import Package


def code_of(data: bytes, name: str = "") -> str:
    with pytest.raises(Refused) as refused:
        Package(data).read(name)
    return refused.value.code


def test_members_are_read_and_relations_followed() -> None:
    package = Package(
        packed(
            {
                "a/b.xml": "<b/>",
                "a/_rels/b.xml.rels": relations(
                    ("image", "../c.png"), ("styles", "absent.xml")
                ),
                "c.png": b"picture",
            }
        )
    )
    assert "c.png" in package
    assert package.xml("a/b.xml").tag == "b"
    assert package.of_kind("a/b.xml", "image") == ("c.png",)
    assert package.of_kind("a/b.xml", "styles") == ()
    assert package.of_kind("c.png", "image") == ()
    assert package.related("a/b.xml") == {"r1": "c.png", "r2": "a/absent.xml"}


def test_links_to_places_outside_the_file_are_left_alone() -> None:
    told = relations(("image", "http://example.org/a.png")).replace(
        "/>", ' TargetMode="External"/>'
    )
    package = Package(packed({"a": "x", "_rels/a.rels": told}))
    assert package.related("a") == {}


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a\\b", "a/../b"])
def test_names_that_reach_outside_are_refused(name: str) -> None:
    assert code_of(packed({name: "x"})) == "unsafe_members"


def test_two_members_of_one_name_are_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", "2")
    assert code_of(held.getvalue()) == "unsafe_members"


def test_more_members_than_any_document_has_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MAX_MEMBERS", 2)
    assert code_of(packed({"a": "", "b": "", "c": ""})) == "unsafe_members"


def test_an_unusual_compression_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a", "x" * 100)
    assert code_of(held.getvalue()) == "unsafe_members"


def test_a_member_made_to_burst_is_refused_before_it_is_opened() -> None:
    assert code_of(packed({"a": b"\0" * 20_000_000})) == "too_big_inside"


def test_many_large_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_WHOLE", 10)
    assert code_of(packed({"a": "12345678", "b": "12345678"})) == "too_big_inside"


def test_a_member_larger_than_its_bound_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MAX_MEMBER", 3)
    assert code_of(packed({"a": "1234"}), "a") == "too_big_inside"


def test_a_member_with_a_password_is_refused() -> None:
    data = bytearray(packed({"a": "secret"}))
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, central + 8, 1)
    assert code_of(bytes(data)) == "encrypted"


def test_damaged_archives_are_refused() -> None:
    sound = packed({"a": "x" * 1000}, squeeze=False)
    assert code_of(sound[:-30]) == "damaged"
    assert code_of(sound, "absent") == "damaged"
    broken = sound.replace(b"xxxx", b"yyyy", 1)
    assert code_of(broken, "a") == "damaged"
