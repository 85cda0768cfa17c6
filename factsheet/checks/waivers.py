"""What is shown in spite of being small, by decision of an office: told by each check, without a count."""

from collections.abc import Iterable
from dataclasses import dataclass

from factsheet.checks.exemptions import SourceCount, list_exempted_counts
from factsheet.checks.policies import list_open_sources
from factsheet.errors import FactsheetError
from factsheet.model import Profile, Published, Source
from factsheet.sources.data_library import Library


@dataclass(frozen=True, slots=True)
class Exemption:
    """A count of a state that is shown because its source printed it.

    Attributes:
        field: Where it stands in the profile file.
        label: What it is called.
    """

    usps: str
    field: str
    label: str
    published: Published


@dataclass(frozen=True, slots=True)
class Waivers:
    """The counts that are exempted one by one, and the sources that show every count, each once."""

    exempted: tuple[Exemption, ...] = ()
    open_sources: tuple[Source, ...] = ()


def collect_waivers(library: Library, states: Iterable[tuple[str, Profile | None]]) -> Waivers:
    """Return what is shown by decision on the sheets of some states.

    Args:
        library: The data.
        states: Postal codes with what the sheet is drawn from; where that cannot be, the file is looked at as
            far as it can be read.
    """
    exempted: list[Exemption] = []
    sources: dict[str, Source] = {}
    for usps, profile in states:
        counts, opened = _read_profile(profile) if profile else _read_file(library, usps)
        exempted += [
            Exemption(usps, count.path, count.name, count.published) for count in counts if count.published
        ]
        sources |= {source.key: source for source in opened}
    return Waivers(tuple(exempted), tuple(sources.values()))


def _read_profile(profile: Profile) -> tuple[tuple[SourceCount, ...], tuple[Source, ...]]:
    opened = tuple(source for source in profile.sources if source.protection.is_open)
    return list_exempted_counts(profile, profile), opened


def _read_file(library: Library, usps: str) -> tuple[tuple[SourceCount, ...], tuple[Source, ...]]:
    try:
        read, _faults = library.readable(usps)
        sources = library.sources
    except FactsheetError:  # told by the check itself
        return (), ()
    if read is None:
        return (), ()
    content = read.content
    return list_exempted_counts(content.figures, content), list_open_sources(sources, content, None)
