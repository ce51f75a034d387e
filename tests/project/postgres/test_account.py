"""Which account the server gets, and what is said when there is none."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.project.accounts import IS_ROOT, open_folder

from lajur.project.errors import CannotRun
from lajur.project.postgres import account
from lajur.project.postgres.account import hand_over, program_account, server_account
from lajur.project.postgres.folders import Folders, make_private
from lajur.project.postgres.server import programs
from lajur.project.processes import Identity

needs_root = pytest.mark.skipif(not IS_ROOT, reason="only root changes accounts")


@pytest.fixture
def folders() -> Iterator[Folders]:
    with open_folder() as folder:
        yield Folders(folder)


@needs_root
def test_takes_the_first_account_that_reaches_everything(folders: Folders) -> None:
    found = server_account(folders, Path("/bin/sh"))

    assert found is not None
    assert found.uid != 0
    assert not found.may_search


@needs_root
def test_keeps_the_owner_of_existing_data(folders: Folders) -> None:
    folders.home.mkdir()
    os.chown(folders.home, 65534, 65534)

    found = server_account(folders, Path("/bin/sh"))

    assert found is not None
    assert found.uid == 65534


@needs_root
def test_refuses_data_that_belongs_to_root(folders: Folders) -> None:
    folders.home.mkdir()

    with pytest.raises(CannotRun, match="milik root"):
        server_account(folders, Path("/bin/sh"))


@needs_root
def test_names_the_closed_folder_when_no_right_can_be_lent(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = folders.var / "closed"
    closed.mkdir(mode=0o700)
    (closed / "var").mkdir()
    monkeypatch.setattr(account, "may_lend_search", lambda: False)

    with pytest.raises(CannotRun, match=f"Folder {closed} tertutup"):
        server_account(Folders(closed / "var"), programs() / "postgres")


@needs_root
def test_asks_for_an_ordinary_user_when_no_account_exists(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account, "_CANDIDATES", ("no-such-account",))

    with pytest.raises(CannotRun, match="sebagai pengguna biasa"):
        server_account(folders, Path("/bin/sh"))


def test_refuses_a_socket_folder_that_others_can_enter(folders: Folders) -> None:
    planted = folders.var / "planted"
    planted.mkdir()
    planted.chmod(0o777)

    with pytest.raises(CannotRun, match="bukan folder pribadi"):
        make_private(planted, os.geteuid(), os.getegid())


def test_refuses_a_link_in_place_of_the_socket_folder(folders: Folders) -> None:
    (folders.var / "planted").symlink_to("/")

    with pytest.raises(CannotRun, match="bukan folder pribadi"):
        make_private(folders.var / "planted", os.geteuid(), os.getegid())


def test_web_and_worker_run_under_our_own_account_unless_we_are_root(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    assert program_account(folders, None) is None


@needs_root
def test_web_and_worker_share_the_account_of_the_server(folders: Folders) -> None:
    server = server_account(folders, Path("/bin/sh"))

    beside = program_account(folders, server)
    alone = program_account(folders, None)

    assert server is not None
    assert beside is not None
    assert alone is not None
    assert beside.uid == alone.uid == server.uid != 0


@needs_root
def test_what_root_left_in_var_is_handed_over_and_nothing_else(
    folders: Folders,
) -> None:
    outside = folders.var / "outside"
    outside.write_text("x")
    deep = folders.var / "files" / "aa"
    deep.mkdir(parents=True)
    (deep / "file").write_text("x")
    (deep / "link").symlink_to(outside)
    (folders.var / "keys").symlink_to(outside.parent)

    hand_over(folders.var, Identity("nobody", 65534, 65534))

    assert {path.stat().st_uid for path in (deep.parent, deep, deep / "file")} == {
        65534
    }
    assert (folders.var / "static").stat().st_uid == 65534
    assert outside.stat().st_uid == 0
    assert folders.var.stat().st_uid == 0
