"""Synthetic profiles with counts that are said to be printed by their source."""

SOURCE = "hhs-massachusetts-2016"
PUBLISHED = (
    "{by: Example Office, in: Made-up counts, seen_on: 2026-11-23, decided_by: a made-up office, "
    "reason: It is made up for a test.}"
)


def bar(label: str, value: object, *, is_exempt: bool = False) -> str:
    """Write a bar, exempted or not."""
    more = f", published: {PUBLISHED}" if is_exempt else ""
    return f"        - {{label: {label}, value: {value}{more}}}\n"


def groups(*bars: str, title: str = "Gender", more: str = "of: persons", source: str = SOURCE) -> str:
    """Write persons and one breakdown, whose title is in line 10 and whose bars begin in line 13."""
    return (
        f"figures:\n  persons: {{value: 300, period: 2012-2016, source: {SOURCE}}}\n"
        f"demographics:\n  period: 2012-2016\n  source: {source}\n  groups:\n    - title: {title}\n"
        f"      {more}\n      bars:\n{''.join(bars)}"
    )
