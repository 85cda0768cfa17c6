"""Time the drawing of sheets, warm and in alternation: medians and ratios, since machines are noisy.

    python benchmarks/draw.py [ROUNDS] [STATE ...]

Prints, for each state, the median time of a handout and the other formats' times as multiples of it.
"""

import sys
from statistics import median
from time import perf_counter

from factsheet.disclosure import SafeProfile, protect_profile
from factsheet.layout import draw_sheet
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.sources.data_library import open_library

SAMPLE = ("MA", "TX", "VA", "GU", "OH", "WY")


def seconds(profile: SafeProfile, options: SheetOptions) -> float:
    """Return how long one sheet takes."""
    start = perf_counter()
    draw_sheet(profile, options)
    return perf_counter() - start


def main(rounds: int, states: tuple[str, ...]) -> None:
    """Draw every state in every format in turn, `rounds` times after one round of warming up."""
    library = open_library()
    profiles = {usps: protect_profile(library.profile(usps)).profile for usps in states}
    jobs = [(usps, form) for usps in states for form in Format]
    times: dict[tuple[str, Format], list[float]] = {job: [] for job in jobs}
    for count in range(rounds + 1):
        for usps, form in jobs:
            taken = seconds(profiles[usps], SheetOptions(form))
            if count:
                times[usps, form].append(taken)
    print("state  handout, ms  " + "  ".join(f"{form} x" for form in Format if form is not Format.HANDOUT))
    for usps in states:
        base = median(times[usps, Format.HANDOUT])
        others = [median(times[usps, form]) / base for form in Format if form is not Format.HANDOUT]
        print(f"{usps}     {base * 1000:8.1f}     " + "  ".join(f"{ratio:6.2f}" for ratio in others))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10, tuple(sys.argv[2:]) or SAMPLE)
