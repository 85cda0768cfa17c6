"""The shipped rules, and those that a notice of funding or an office adds, which win over them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factsheet import resources
from factsheet.errors import DataError, Fault, FormCode
from factsheet.preflight.destinations import Destination
from factsheet.preflight.measures import MEASURES, PERSON
from factsheet.preflight.rule_records import PreflightRule, RuleFile
from factsheet.reading.file_names import PREFLIGHT
from factsheet.reading.quoting import quote_value
from factsheet.reading.yaml_values import Tree, YamlFile, copy_mapping, read_yaml
from factsheet.sources.validation import try_record

RULES_WANTED = "a file of rules, as factsheet preflight --rules-example prints one"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules by which files are looked at.

    Attributes:
        shipped: Those that come with the program.
        own: Those of a file that was named.
    """

    shipped: tuple[PreflightRule, ...]
    own: tuple[PreflightRule, ...] = ()

    def choose_rules(self, destination: Destination) -> tuple[PreflightRule, ...]:
        """Return the rules of a destination, the shipped ones first.

        A rule of the named file takes the place of a shipped one that has its id, or that measures the same
        for the same destination.
        """
        own = [rule for rule in self.own if destination in rule.destinations]
        ids = {rule.id.casefold() for rule in self.own}
        measures = {rule.measure for rule in own} - {PERSON}
        kept = [
            rule
            for rule in self.shipped
            if destination in rule.destinations
            and rule.id.casefold() not in ids
            and rule.measure not in measures
        ]
        return (*kept, *own)

    def find_rule(self, rule_id: str) -> PreflightRule | None:
        """Return the rule of an id, whatever its capitals; None where there is none."""
        by_id = {rule.id.casefold(): rule for rule in (*self.shipped, *self.own)}
        return by_id.get(rule_id.casefold())

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of each rule, once."""
        return tuple(dict.fromkeys(rule.id for rule in (*self.shipped, *self.own)))


def read_rule_set(own: Path | None = None) -> RuleSet:
    """Return the shipped rules with those of a file.

    Raises:
        DataError: Something in a file does not fit; carries all faults.
    """
    shipped = read_rules(resources.DATA / PREFLIGHT)
    return RuleSet(shipped, read_rules(own) if own else ())


def read_rules(path: Path) -> tuple[PreflightRule, ...]:
    """Return the rules of one file.

    Raises:
        DataError: Something in it does not fit; carries all faults.
    """
    file = read_yaml(path, wanted=RULES_WANTED)
    record, faults = try_record(file, RuleFile)
    if record is None:
        raise DataError(*faults)
    wrong = [*_find_doubled_ids(file, record.rules), *_find_limit_faults(file, record.rules)]
    if wrong:
        raise DataError(*sorted(wrong))
    return tuple(record.rules)


def _find_doubled_ids(file: YamlFile, rules: Sequence[PreflightRule]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for at, rule in enumerate(rules):
        place = f"rules[{at}].id"
        line = file.line_of(place)
        if rule.id.casefold() in first:
            found = f"{rule.id} again, as in line {first[rule.id.casefold()]}"
            yield Fault(file.name, line, place, found, "each id once", code=FormCode.DOUBLED)
        first.setdefault(rule.id.casefold(), line)


def _find_limit_faults(file: YamlFile, rules: Sequence[PreflightRule]) -> Iterator[Fault]:
    for at, rule in enumerate(rules):
        measure = MEASURES[rule.measure]
        if not measure.is_limit(rule.bounds.values):
            place = f"rules[{at}].limit"
            written = _list_entries(file)[at].get("limit")
            found = f"[{', '.join(map(str, written))}]" if isinstance(written, list) else quote_value(written)
            allowed = f"for {rule.measure} {measure.kind.value}"
            yield Fault(file.name, file.line_of(place), place, found, allowed)


def _list_entries(file: YamlFile) -> Sequence[Tree]:
    entries = copy_mapping(file.value).get("rules")
    return [copy_mapping(entry) for entry in entries] if isinstance(entries, list) else []
