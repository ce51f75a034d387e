"""Office files are zip archives: their members, read within bounds.

Nothing is ever written to disk, so a member's name cannot reach outside; names
that try are refused all the same, because no office program makes them.
"""

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from lajur.core.paper.markup import parse_xml
from lajur.core.paper.refusals import refused

MAX_MEMBERS = 5_000
#: All members together, as they come out.
MAX_WHOLE = 400_000_000
#: One member that is read.
MAX_MEMBER = 30_000_000
#: Text compresses ten to thirty times; what goes far beyond is made to burst.
MAX_RATIO = 200
#: Below this size a ratio says nothing.
_SMALL = 1_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class Package:
    """The members of one office file."""

    def __init__(self, data: bytes) -> None:
        """Look at the list of members; raises Refused when it is not sound."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise refused("damaged") from error
        self._refuse_unsound(self._zip.infolist())

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a member."""
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """Return one member, whatever its header says never more than the bound."""
        try:
            with self._zip.open(name) as member:
                data = member.read(MAX_MEMBER + 1)
        except (KeyError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise refused("damaged") from error
        if len(data) > MAX_MEMBER:
            raise refused("too_big_inside")
        return data

    def xml(self, name: str) -> etree._Element:
        """Return one member as XML."""
        return parse_xml(self.read(name))

    def related(self, name: str) -> dict[str, str]:
        """Return the members a member refers to, by the id it uses for them."""
        return {key: target for key, _, target in self._relations(name)}

    def of_kind(self, name: str, kind: str) -> tuple[str, ...]:
        """Return the members a member refers to as this kind ("numbering")."""
        return tuple(
            target
            for _, told, target in self._relations(name)
            if told.rpartition("/")[2] == kind and target in self
        )

    def _relations(self, name: str) -> list[tuple[str, str, str]]:
        folder, _, file = name.rpartition("/")
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if listed not in self:
            return []
        found = []
        for relation in self.xml(listed).iter(f"{_RELATIONS}Relationship"):
            if relation.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(
                posixpath.join("/", folder, relation.get("Target", ""))
            )
            key, kind = relation.get("Id", ""), relation.get("Type", "")
            found.append((key, kind, target.lstrip("/")))
        return found

    @staticmethod
    def _refuse_unsound(members: list[zipfile.ZipInfo]) -> None:
        names = {member.filename for member in members}
        if len(members) > MAX_MEMBERS or len(names) < len(members):
            raise refused("unsafe_members")
        for member in members:
            name = member.filename
            if name.startswith("/") or "\\" in name or ".." in name.split("/"):
                raise refused("unsafe_members")
            if member.flag_bits & _ENCRYPTED:
                raise refused("encrypted")
            if member.compress_type not in _METHODS:
                raise refused("unsafe_members")
            if member.file_size > max(_SMALL, MAX_RATIO * member.compress_size):
                raise refused("too_big_inside")
        if sum(member.file_size for member in members) > MAX_WHOLE:
            raise refused("too_big_inside")
