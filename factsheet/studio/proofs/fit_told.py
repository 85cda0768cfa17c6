"""How a sheet fits its paper, in the words of the interface: now, what changed, and what to try."""

from collections.abc import Iterator
from dataclasses import dataclass

from babel.numbers import format_decimal

from factsheet.drafts.journal import Draft
from factsheet.drafts.sheet_proof import SheetProof
from factsheet.errors import Fault
from factsheet.model.sheet_fit import LeftOut, SheetFit
from factsheet.model.vocabulary import Format
from factsheet.page.formats import SHEET_FORMATS
from factsheet.studio.field_names import name_field
from factsheet.studio.findings.finding_places import FoundPlace, find_place_of
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.proofs.proof_room import KeptProof

_FREE = 5.0  # points at the foot that are worth a word: less is no line
_LEADING = 1.25  # of a line, by the size of its type
_MISSED = (LeftOut.NO_ROOM, LeftOut.LOOKS)  # what the publisher chose to leave out, nobody misses
_NAMED = 3  # places of which a line tells


@dataclass(frozen=True, slots=True)
class FitTold:
    """How a sheet fits.

    Attributes:
        head: Whether it does.
        text: How, and what had to give.
        change: What is new since the last draw; "" for nothing.
        kind: ``good``, ``look`` where it was shortened, ``stop`` where it does not fit or cannot be drawn.
        tries: What could be done, each with the part of the editor where; "" for a second page.
    """

    head: str
    text: str = ""
    change: str = ""
    kind: str = "good"
    tries: tuple[tuple[str, str], ...] = ()


def word_fit_of(words: InterfaceWords, kept: KeptProof) -> FitTold:
    """Return how a proof fits, in the words of the interface."""
    proof = kept.proof
    if proof.over:
        return _word_overflow(words, kept)
    if proof.fit is None:
        why = _name_places(words, kept.draft, proof.faults)
        return FitTold(words.say("page.not_drawn"), why, kind="stop")
    losses = list(list_losses(words, proof.fit))
    told = losses or [words.say("page.nothing_lost")]
    text = f"{words.say('page.type', size=_word_size(words, proof.fit.type_size))}, {', '.join(told)}."
    if free := _measure_free(kept.view.options.form, proof.fit):
        text += f" {words.say('page.free', points=free)}"
    head = words.say("page.fits", n=proof.fit.pages)
    return FitTold(head, text, _word_change(words, kept, proof.fit), "look" if losses else "good")


def word_refusal(words: InterfaceWords, draft: Draft, proof: SheetProof) -> str:
    """Return why `build` would not draw the sheet though it can be shown; "" where it would."""
    errors = proof.checked.errors
    if not errors or proof.content is None:
        return ""
    return words.say("page.not_built", where=_name_places(words, draft, errors))


def name_format(words: InterfaceWords, form: Format) -> str:
    """Return what a format is called."""
    return words.say(f"page.formats.{form}")


def name_block(words: InterfaceWords, key: str) -> str:
    """Return what a block of the page, or a list that it has, is called."""
    name = f"page.blocks.{key.replace(' ', '_').replace('.', '_')}"
    return words.say(name if words.has_text(name) else "page.blocks.other")


def _word_overflow(words: InterfaceWords, kept: KeptProof) -> FitTold:
    proof, form = kept.proof, kept.view.options.form
    size = proof.fit.type_size if proof.fit else 0.0
    lines = max(1, round(proof.over / (size * _LEADING))) if size else 1
    text = words.say("page.too_long_by", points=round(proof.over), lines=words.say("page.lines", n=lines))
    tries = [(words.say("page.try_leave_out"), "version")]
    for fault in proof.faults:
        place = find_place_of(kept.draft.now, fault)
        if place.address:
            tries.insert(
                0, (words.say("page.try_shorten", what=words.say(f"parts.{place.part}")), place.part)
            )
    if SHEET_FORMATS[form].back and not kept.view.options.has_back:
        tries.append((words.say("page.try_back"), ""))
    return FitTold(words.say("page.too_long"), text, kind="stop", tries=tuple(tries))


def list_losses(words: InterfaceWords, fit: SheetFit) -> Iterator[str]:
    """Yield what does not stand on the sheet for want of room, or is shorter."""
    for path, hidden in fit.shortened.items():
        if fit.reasons.get(path) in _MISSED:
            yield words.say("page.shortened", n=hidden, what=name_block(words, path))
    for path in fit.left_out:
        if fit.reasons.get(path) in _MISSED:
            yield words.say("page.left_out", what=name_block(words, path))


def _word_change(words: InterfaceWords, kept: KeptProof, fit: SheetFit) -> str:
    """Return what is new about the fit, and which field it came with."""
    before = kept.before
    if before is None:
        return ""
    told = []
    if before.pages != fit.pages:
        told.append(words.say("page.was_pages", n=before.pages))
    if before.type_size != fit.type_size:
        told.append(words.say("page.was_type", size=_word_size(words, before.type_size)))
    old, new = (list(list_losses(words, each)) for each in (before, fit))
    told += [loss for loss in new if loss not in old]
    told += [words.say("page.is_back", what=loss) for loss in old if loss not in new]
    if not told:
        return ""
    step = kept.draft.steps[-1] if kept.draft.steps else None
    cause = name_field(words, kept.draft.now, step.edits[-1].at) if step and step.edits else ""
    if cause:
        return words.say("page.changed_by", cause=cause, what="; ".join(told))
    return words.say("page.changed", what="; ".join(told))


def _measure_free(form: Format, fit: SheetFit) -> int:
    """Return how many points are free at the foot of a single page; 0 for too few to speak of."""
    free = (1 - fit.fill) * SHEET_FORMATS[form].sheet.frame.height
    return round(free) if fit.pages == 1 and free >= _FREE else 0


def _word_size(words: InterfaceWords, size: float) -> str:
    return str(format_decimal(size, "0.#", locale=words.lang))


def _name_places(words: InterfaceWords, draft: Draft, faults: tuple[Fault, ...]) -> str:
    """Return where faults stand, each place once, the first few by name."""
    named = [_name_place(words, draft, fault) for fault in faults]
    names = list(dict.fromkeys(named))
    more = len(names) - _NAMED
    told = ", ".join(names[:_NAMED])
    return words.say("page.and_more", what=told, n=more) if more > 0 else told


def _name_place(words: InterfaceWords, draft: Draft, fault: Fault) -> str:
    place: FoundPlace = find_place_of(draft.now, fault)
    if place.address:
        return name_field(words, draft.now, place.address)
    return place.shared or words.say(f"parts.{place.part}")
