"""What our own script is told of a proof: pages, fit, what is wrong, and where each block stands."""

from collections.abc import Mapping, Sequence

from factsheet.drafts.sheet_proof import BlockArea, SheetProof
from factsheet.studio.forms.part_specs import PARTS
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.proofs.block_parts import find_part, list_blocks
from factsheet.studio.proofs.fit_told import name_block, name_format, word_fit_of, word_refusal
from factsheet.studio.proofs.proof_room import KeptProof
from factsheet.studio.proofs.sheet_choice import SheetChoice

_PLACES = 5  # digits of a share of the page


def describe_proof(
    words: InterfaceWords, choice: SheetChoice, kept: KeptProof, pictures: Sequence[str]
) -> dict[str, object]:
    """Return what is told of a proof, plain enough for JSON.

    Args:
        words: Of the interface.
        choice: What was asked for.
        kept: What was drawn.
        pictures: The name of each page's picture.
    """
    fit, proof = word_fit_of(words, kept), kept.proof
    warned = len(proof.checked.warnings) + len(proof.checked.errors)
    st = choice.view.usps.lower()
    return {
        "number": kept.draft.number,
        "digest": kept.digest,
        "name": proof.name,
        "query": choice.query,
        "pages": [
            {
                "src": f"/s/{st}/page.png?v={name}",
                "width": width,
                "height": height,
                "paper": round((height - proof.longer) / height, _PLACES),
                "alt": word_alternate(words, choice, fit.head, page + 1, len(pictures)),
            }
            for page, (name, (width, height)) in enumerate(zip(pictures, proof.sizes, strict=True))
        ],
        "fit": {"kind": fit.kind, "head": fit.head, "text": fit.text, "change": fit.change},
        "tries": [{"text": text, "part": part} for text, part in fit.tries],
        "refused": word_refusal(words, kept.draft, proof),
        "to_look": words.say("page.to_look", n=warned) if warned else words.say("page.to_look_none"),
        "areas": [_describe_area(words, proof, area) for area in proof.areas],
    }


def word_alternate(
    words: InterfaceWords, choice: SheetChoice, fit: str, page: int = 1, pages: int = 1
) -> str:
    """Return the alternate text of the picture of a page: state, format, and how it fits if that is known."""
    form = name_format(words, choice.view.options.form)
    if not fit:
        return words.say("page.alt_begun", state=choice.state, form=form)
    if pages == 1:
        return words.say("page.alt", state=choice.state, form=form, fit=fit)
    return words.say("page.alt_page", state=choice.state, form=form, fit=fit, page=page, pages=pages)


def _describe_area(words: InterfaceWords, proof: SheetProof, area: BlockArea) -> Mapping[str, object]:
    """Return where a block stands: left, top, width and height as shares of its page; and what it shows."""
    width, height = proof.sizes[area.page]
    box = area.box
    places = (box.x / width, (height - box.top) / height, box.width / width, box.height / height)
    return {
        "key": area.key,
        "part": find_part(area.key),
        "parts": [part for part in PARTS if area.key in list_blocks(part)],
        "label": name_block(words, area.key),
        "page": area.page,
        "box": [round(min(max(each, 0.0), 1.0), _PLACES) for each in places],
    }
