"""What stands in a file of rules: what is asked for, by whom, how it is measured, and what mends it."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from factsheet.fields import Day, Text, Url
from factsheet.model.record import Record
from factsheet.preflight.destinations import Destination
from factsheet.preflight.measured import RuleLimit
from factsheet.preflight.measures import MEASURES, LimitKind
from factsheet.reading.quoting import list_allowed_words

_MOST_ID = 12
ID_ALLOWED = f"1 to {_MOST_ID} letters, digits and hyphens, such as NIH3"
LIMIT_ALLOWED = "a number, a text, or several of them in square brackets"


class RuleSeverity(StrEnum):
    """Whether a file that breaks a rule is turned away, or only not as good as it could be."""

    MUST = "must"
    ADVICE = "advice"


def _measure(name: str) -> str:
    """Return the name of a measuring function.

    Raises:
        ValueError: There is none of that name.
    """
    if name not in MEASURES:
        raise ValueError(list_allowed_words(MEASURES, near=name))
    return name


RuleId = Annotated[str, Field(pattern=rf"^[A-Za-z0-9-]{{1,{_MOST_ID}}}$", description=ID_ALLOWED)]
LimitValue = Annotated[int | str, Field(description=LIMIT_ALLOWED)]


class PreflightRule(Record):
    """A rule of somebody who takes files.

    Attributes:
        destinations: Where it holds.
        measure: How it is measured; ``person`` for what only a person can judge.
        limit: What it is compared with; how it is written depends on the measure.
        source: Who publishes it, under which title, in which year.
        entered_on: The day on which it was entered here.
        checked_on: The day on which somebody last compared it with its source, where somebody did since.
        remedy: What mends a file that breaks it.
    """

    id: RuleId
    what: Text
    destinations: list[Destination] = Field(alias="for", min_length=1)
    measure: Annotated[str, AfterValidator(_measure), Field(description="the name of a measure")]
    limit: LimitValue | list[LimitValue] | None = Field(default=None, description=LIMIT_ALLOWED)
    severity: RuleSeverity = RuleSeverity.MUST
    source: Text
    url: Url | None = None
    entered_on: Day
    checked_on: Day | None = None
    remedy: Text | None = None

    @property
    def bounds(self) -> RuleLimit:
        """The limit as it is compared."""
        if self.limit is None:
            return RuleLimit()
        listed = (
            self.limit
            if isinstance(self.limit, list)
            else str(self.limit).split()
            if self._has_signs
            else [self.limit]
        )
        return RuleLimit(tuple(map(str, listed)))

    @property
    def _has_signs(self) -> bool:
        return MEASURES[self.measure].kind is LimitKind.CHARACTERS

    @property
    def limit_words(self) -> str:
        """The limit in the words of a report, "" for none."""
        return MEASURES[self.measure].format_limit(self.bounds)


class RuleFile(Record):
    """The content of a file of rules."""

    rules: list[PreflightRule] = Field(min_length=1)
