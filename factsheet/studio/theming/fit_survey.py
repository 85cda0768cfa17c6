"""How the sheets of all states would fit with a theme that is not saved, looked at one by one.

A state is drawn twice, as it is saved and as it would be, between whatever else is to be drawn: who types
meanwhile waits for one sheet at most. What is saved is remembered as long as the files stay the same.
"""

import asyncio
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from starlette.requests import Request

from factsheet.drafts.sheet_proof import SheetProof, make_proof
from factsheet.model.sheet_fit import SheetFit
from factsheet.model.sheet_options import SheetOptions
from factsheet.sources.drawn_states import has_data
from factsheet.staff_tables.change_set import NewFile
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.proofs.fit_told import list_losses
from factsheet.studio.running_studio import Studio, find_own
from factsheet.studio.saves.folder_marks import read_folder_marks

Files = tuple[NewFile, ...]


@dataclass(frozen=True, slots=True)
class StateFit:
    """How a sheet fits; None for the fit where it cannot be drawn, and by how many points it is too long."""

    fit: SheetFit | None
    over: float = 0.0


@dataclass(frozen=True, slots=True)
class FitNews:
    """What is new about the fit of a state.

    Attributes:
        name: Of the state.
        kind: One of the kinds of which `word_survey` tells how many there are.
        text: In words; "" where nothing is new.
    """

    usps: str
    name: str
    kind: str
    text: str = ""


@dataclass(slots=True)
class FitSurvey:
    """A survey on its way, or done.

    Attributes:
        key: All that it depends on.
        states: Postal code and name of each state that has a sheet.
        fits: Before and after, by postal code, of those that were looked at.
        task: What looks.
    """

    key: Hashable
    files: Files
    states: tuple[tuple[str, str], ...]
    fits: dict[str, tuple[StateFit, StateFit]] = field(default_factory=dict)
    task: "asyncio.Task[None] | None" = None

    @property
    def is_done(self) -> bool:
        """Whether every state was looked at."""
        return len(self.fits) == len(self.states)


@dataclass(slots=True)
class SurveyDesk:
    """The survey of a studio, and how its saved sheets fit.

    Attributes:
        saved: By postal code, with the marks of the files.
    """

    studio: Studio
    survey: FitSurvey | None = None
    saved: dict[str, tuple[Hashable, StateFit]] = field(default_factory=dict)

    async def begin_survey(self, files: Files) -> FitSurvey:
        """Return the survey of some files, begun if it is not there."""
        key = (files, await self.studio.run_in_room(self._read_marks))
        if self.survey is None or self.survey.key != key:
            if self.survey is not None and self.survey.task is not None:
                self.survey.task.cancel()
            self.survey = FitSurvey(key, files, await self.studio.run_in_room(self._list_states))
            self.survey.task = asyncio.ensure_future(self._run_survey(self.survey))
        return self.survey

    async def find_survey(self, files: Files) -> FitSurvey | None:
        """Return the survey of some files if it was begun."""
        survey, key = self.survey, (files, await self.studio.run_in_room(self._read_marks))
        return survey if survey is not None and survey.key == key else None

    async def _run_survey(self, survey: FitSurvey) -> None:
        for usps, _name in survey.states:
            before = await self.studio.run_in_room(self._find_saved, usps)
            after = await self.studio.run_in_room(self._measure_state, usps, survey.files)
            survey.fits[usps] = (before, after)

    def _find_saved(self, usps: str) -> StateFit:
        marks = self._read_marks()
        known = self.saved.get(usps)
        if known is None or known[0] != marks:
            known = self.saved[usps] = (marks, self._measure_state(usps, ()))
        return known[1]

    def _measure_state(self, usps: str, files: Files) -> StateFit:
        studio = self.studio
        proof: SheetProof = make_proof(studio.open_data(), usps, files, SheetOptions(), studio.limits)
        return StateFit(proof.fit, proof.over)

    def _list_states(self) -> tuple[tuple[str, str], ...]:
        library = self.studio.open_data()
        return tuple((one.usps, one.name) for one in library.jurisdictions if has_data(library, one.usps))

    def _read_marks(self) -> Hashable:
        return () if self.studio.folder is None else read_folder_marks(self.studio.folder)


def find_survey_desk(request: Request) -> SurveyDesk:
    """Return the desk at which the studio of a request has its sheets surveyed."""
    return find_own(request, SurveyDesk, SurveyDesk)


def list_news(words: InterfaceWords, survey: FitSurvey) -> tuple[FitNews, ...]:
    """Return what is new about each state that was looked at, in the order of the states."""
    names = dict(survey.states)
    return tuple(_compare_fits(words, usps, names[usps], *fits) for usps, fits in survey.fits.items())


def word_survey(words: InterfaceWords, news: Iterable[FitNews]) -> str:
    """Return a survey in a line: "53 as before, 2 at smaller type, 1 with something left out."."""
    counts = Counter(each.kind for each in news)
    told = [words.say(f"theme.fit.{kind}", n=counts[kind]) for kind in _KINDS if counts[kind]]
    return f"{', '.join(told)}." if told else ""


_KINDS = ("same", "smaller", "larger", "loses", "gains", "pages", "longer", "undrawn")


def _compare_fits(words: InterfaceWords, usps: str, name: str, before: StateFit, after: StateFit) -> FitNews:
    old, new = before.fit, after.fit
    if new is None or old is None:
        kind = "undrawn" if new is None and old is not None else "same"
        return FitNews(usps, name, kind, words.say("theme.fit.undrawn_text") if kind == "undrawn" else "")
    kind = _judge_change(words, old, new, after.over - before.over)
    return FitNews(
        usps, name, kind, "; ".join(_word_change(words, old, new, after.over)) if kind != "same" else ""
    )


def _judge_change(words: InterfaceWords, old: SheetFit, new: SheetFit, longer: float) -> str:
    lost, won = _compare_losses(words, old, new)
    found = (
        ("longer", longer > 0),
        ("loses", bool(lost)),
        ("pages", old.pages != new.pages),
        ("smaller", new.type_size < old.type_size),
        ("gains", bool(won)),
        ("larger", new.type_size > old.type_size),
    )
    return next((kind for kind, is_so in found if is_so), "same")


def _compare_losses(words: InterfaceWords, old: SheetFit, new: SheetFit) -> tuple[list[str], list[str]]:
    """Return what is no longer printed, and what is printed again."""
    before, after = (list(list_losses(words, fit)) for fit in (old, new))
    return [each for each in after if each not in before], [each for each in before if each not in after]


def _word_change(words: InterfaceWords, old: SheetFit, new: SheetFit, over: float) -> Iterator[str]:
    lost, won = _compare_losses(words, old, new)
    if over:
        yield words.say("theme.fit.longer_text", points=round(over))
    yield from lost
    if old.pages != new.pages:
        yield words.say("theme.fit.pages_text", before=old.pages, n=new.pages)
    if old.type_size != new.type_size:
        sizes = {"before": f"{old.type_size:g}", "after": f"{new.type_size:g}"}
        yield words.say("theme.fit.type_text", **sizes)
    yield from (words.say("page.is_back", what=each) for each in won)
