"""Where the time of a run goes: its stages by the functions that they begin with.

Functions are named as text, for the program may be that of another checkout; `tests/benchmarks` holds that
each is there. They stand where they are called, since that name is the one to wrap.
"""

import inspect
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import wraps
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

STAGES: Mapping[str, tuple[str, ...]] = {
    "sources": ("factsheet.checks.state:collect_state_data",),
    "checks": ("factsheet.batch.planner:check_state",),
    "disclosure": (
        "factsheet.checks.state:protect_profile",
        "factsheet.checks.state:find_revealing_differences",
    ),
    "plans": ("factsheet.batch.planner:Planner.plan_state",),
    "embedded data": ("factsheet.layout:make_sheet_contents",),
    "fit": ("factsheet.layout:fit_sheet",),
    "placing": ("factsheet.layout:place_pages",),
    "figures": ("factsheet.page.blocks.*:draw_*",),
    "pdf": ("factsheet.layout:write_document",),
    "pictures": ("factsheet.gallery.page_pictures:make_picture",),
    "write": (
        "factsheet.batch.sheet_writer:SheetWriter.finish_state",
        "factsheet.batch.run:write_manifest",
        "factsheet.batch.run:write_run_report",
    ),
}
REST = "rest"

Wrapped = Callable[..., Any]


class StageClock:
    """Seconds of processor by stage; while a stage is in another, only the inner one counts."""

    def __init__(self, read_clock: Callable[[], float] = time.process_time) -> None:
        self.spent: dict[str, float] = {}
        self._read_clock = read_clock
        self._open = [REST]
        self._since = read_clock()

    @contextmanager
    def enter_stage(self, stage: str) -> Iterator[None]:
        """Count what is done in a block for a stage."""
        self.note_time()
        self._open.append(stage)
        try:
            yield
        finally:
            self.note_time()
            self._open.pop()

    def note_time(self) -> None:
        """Count what was done up to now."""
        now = self._read_clock()
        self.spent[self._open[-1]] = self.spent.get(self._open[-1], 0.0) + now - self._since
        self._since = now


def wrap_stages(clock: StageClock) -> list[str]:
    """Let the functions of all stages tell the clock, and return the names that the program does not have."""
    missing = []
    for stage, names in STAGES.items():
        for name in names:
            owners = find_owners(name)
            missing += [] if owners else [name]
            for owner, attribute in owners:
                setattr(owner, attribute, wrap_function(clock, stage, getattr(owner, attribute)))
    return missing


def find_owners(name: str) -> list[tuple[Any, str]]:
    """Return what has the function of a name, and what it is called there.

    A name is ``module:function`` or ``module:Class.method``.
    A star stands for all modules of a package, and for all functions that begin alike.
    """
    place, _colon, function = name.partition(":")
    found: list[tuple[Any, str]] = []
    for module in _import_modules(place):
        holder, _dot, attribute = function.rpartition(".")
        owner = getattr(module, holder, None) if holder else module
        found += [(owner, each) for each in vars(owner or object()) if fnmatchcase(each, attribute)]
    return [(owner, attribute) for owner, attribute in found if inspect.isfunction(getattr(owner, attribute))]


def _import_modules(place: str) -> Iterator[ModuleType]:
    """Yield a module, or all modules of a package; none where there is none."""
    package, is_all, _rest = place.partition(".*")
    try:
        module = import_module(package)
    except ModuleNotFoundError:
        return
    if not is_all:
        yield module
        return
    for inner in iter_modules(module.__path__):
        yield import_module(f"{package}.{inner.name}")


def wrap_function(clock: StageClock, stage: str, function: Wrapped) -> Wrapped:
    """Return a function that tells the clock; of one that yields, the time between two items."""

    @wraps(function)
    def call_function(*args: Any, **kwargs: Any) -> Any:
        with clock.enter_stage(stage):
            return function(*args, **kwargs)

    @wraps(function)
    def yield_items(*args: Any, **kwargs: Any) -> Any:
        items = function(*args, **kwargs)
        while True:
            with clock.enter_stage(stage):
                try:
                    item = next(items)
                except StopIteration:
                    return
            yield item

    return yield_items if inspect.isgeneratorfunction(function) else call_function
