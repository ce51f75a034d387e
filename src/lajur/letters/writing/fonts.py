"""Where the embedded faces lie."""

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

#: Arial's and Times' metrics; the packages are found, never imported, because
#: importing one imports rinohtype (AGPL), which is not installed.
_PACKAGES = ("rinoh_typeface_texgyreheros", "rinoh_typeface_texgyretermes")


@lru_cache(maxsize=1)
def font_folders() -> tuple[Path, ...]:
    """Return the folders of the faces that papers embed."""
    found = []
    for name in _PACKAGES:
        spec = find_spec(name)
        if spec is None or not spec.submodule_search_locations:
            raise FileNotFoundError(
                f"Font paket {name} belum terpasang; jalankan `make install`."
            )
        found.append(Path(next(iter(spec.submodule_search_locations))))
    return tuple(found)
