"""The time that a figure covers: whole years, or a part of one that has a name."""

from collections.abc import Iterable
from itertools import groupby

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from factsheet.fields import PERIOD_ALLOWED, PERIOD_PATTERN, Year, parse_period, split_part_period
from factsheet.model.local_text import LocalText
from factsheet.model.record import Record

PERIOD_FORMS = (
    f"{PERIOD_ALLOWED}; a part of a year such as 2024 Q1 or Jan-Jun 2024; "
    "or {years: 2024, label: ...} for any other"
)


class Period(Record):
    """Calendar years, both included, or a part of them that is called by its `label`.

    Data files write whole years as ``2016`` or ``2012-2016``, parts as ``2024 Q1`` or ``Jan-Jun 2024``, and
    any other as ``{years: 2024, label: Fiscal year 2024}``.
    """

    first: Year
    last: Year
    label: LocalText | None = None

    @property
    def is_part(self) -> bool:
        """Return whether it has a name of its own: then it is not known to be of whole calendar years."""
        return self.label is not None

    @property
    def written(self) -> str:
        """Return it as data files write it: its years, or what it is called."""
        if self.label is not None:
            return self.label.written[1]
        return f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        if isinstance(value, dict) and "years" in value:
            first, last = parse_period(value["years"])
            rest = {key: part for key, part in value.items() if key != "years"}
            return {**rest, "first": first, "last": last}
        if not isinstance(value, int | str):
            return value
        part = split_part_period(value)
        if part is not None:
            first, last = part
            return {"first": first, "last": last, "label": str(value)}
        try:
            first, last = parse_period(value)
        except ValueError as error:
            raise ValueError(PERIOD_FORMS if str(error) == PERIOD_ALLOWED else str(error)) from None
        return {"first": first, "last": last}

    @model_validator(mode="after")
    def _check_order(self) -> "Period":
        if self.first > self.last:
            raise ValueError(PERIOD_FORMS)
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the forms in the data files, which is what editors check."""
        years = {"type": ["string", "integer"], "pattern": f"^{PERIOD_PATTERN}$"}
        part = {"type": "string", "pattern": "[A-Za-z].*[0-9]{4}|[0-9]{4}.*[A-Za-z]"}
        named = {
            "type": "object",
            "properties": {"years": years, "label": {"type": ["string", "object"]}},
            "required": ["years"],
            "additionalProperties": False,
        }
        return {"anyOf": [years, part, named], "description": PERIOD_FORMS}


def list_runs(years: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Return the years as runs without a gap, rising; a gap lies between one run and the next."""
    rising = enumerate(sorted(set(years)))
    runs = groupby(rising, key=lambda placed: placed[1] - placed[0])
    return tuple(tuple(year for _, year in run) for _, run in runs)
