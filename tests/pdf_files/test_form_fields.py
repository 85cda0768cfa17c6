"""Fields wherever they hang, and which of them are signatures."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from factsheet.pdf_files.form_fields import has_signed_field, is_signature, walk_fields
from factsheet.pdf_files.traits import read_traits
from tests.binding.small_reports import Change, add_field, signed, small_report, with_field


def test_fields_are_found_below_others_and_each_once() -> None:
    with pikepdf.new() as pdf:
        kid = pdf.make_indirect(Dictionary(T="kid"))
        group = pdf.make_indirect(Dictionary(FT=Name.Sig, T="group", Kids=Array([kid, kid])))
        kid.Parent = group
        group.Kids.append(group)
        form = Dictionary(Fields=Array([group, None]))
        assert [str(field.T) for field in walk_fields(form)] == ["group", "kid"]
        assert is_signature(kid)
        assert not has_signed_field(form)


def test_a_ring_of_parents_ends() -> None:
    with pikepdf.new() as pdf:
        one = pdf.make_indirect(Dictionary())
        one.Parent = one
        assert not is_signature(one)


@pytest.mark.parametrize(
    ("change", "expected"),
    [(signed, True), (with_field, False), (lambda pdf: add_field(pdf, "/Sig"), False)],
)
def test_a_file_is_signed_where_a_signature_stands_in_it(change: Change, expected: bool) -> None:  # noqa: FBT001
    with pikepdf.open(BytesIO(small_report(change))) as pdf:
        assert read_traits(pdf).is_signed is expected
        assert read_traits(pdf).has_fields
