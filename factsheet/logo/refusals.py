"""What of a drawing cannot be drawn, told once a kind, with the menu words that help."""

from dataclasses import dataclass, field, replace

from factsheet.errors import Fault, FormCode
from factsheet.logo.xml_tree import XmlElement


@dataclass(frozen=True, slots=True)
class Refusals:
    """Gathers what is refused; what asks for the same remedy is one kind.

    Attributes:
        name: Path of the file as the user would name it.
    """

    name: str
    _kinds: dict[tuple[str, str], tuple[Fault, int]] = field(default_factory=dict)

    def add(self, element: XmlElement, place: str, found: str, allowed: str) -> None:
        """Note that something in an element cannot be drawn.

        Args:
            element: Where it stands.
            place: Names of element and property, with a dot between.
            found: What stands there.
            allowed: What may stand there; the same for all of a kind.
        """
        kind = ("" if "." in place else place, allowed)  # an element that is not drawn is a kind of its own
        fault = Fault(self.name, element.line, place, found, allowed, code=FormCode.FILE)
        first, count = self._kinds.get(kind, (fault, 0))
        self._kinds[kind] = (min(first, fault), count + 1)

    def list_faults(self) -> list[Fault]:
        """Return one fault a kind, in their order, each with how many there are."""
        return sorted(
            replace(fault, found=f"{fault.found}, the first of {count:,}") if count > 1 else fault
            for fault, count in self._kinds.values()
        )
