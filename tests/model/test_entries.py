"""Records of a profile file: what is written out has the keys of data files."""

from factsheet.model import Bar


def test_an_exemption_is_written_out_with_the_keys_of_data_files() -> None:
    published = {
        "by": "Example Office",
        "in": "Made-up counts",
        "seen_on": "2026-11-23",
        "decided_by": "a made-up office",
        "reason": "It is made up for a test.",
    }
    entry = {"label": "Other", "value": 3, "published": published}
    assert Bar.model_validate(entry).model_dump(mode="json", exclude_none=True) == entry
