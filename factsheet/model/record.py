"""What all records of the data files are."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record whose unknown keys are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid")
