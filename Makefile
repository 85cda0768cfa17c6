.PHONY: check quick audit benchmark conformance golden sample

# What must hold before a change goes in.
check:
	bash .ci/run

# The tests that are not slow, about a minute; `make check` runs them all.
quick:
	.venv/bin/pytest -n auto -m "not slow"

# Thousands of made-up profiles, editions and nations against readers who know all that is public; minutes.
audit:
	.venv/bin/python -m tests.disclosure.audit --profiles 5000

# What drawing takes, as multiples of what does not change; a few minutes on a quiet machine.
benchmark:
	.venv/bin/python -m benchmarks.run

# Ask both validators of all 448 sheets by both standards, as `make check` does too.
conformance:
	.venv/bin/pytest -n auto tests/sheets/test_formats.py tests/sheets/test_conformance.py

# Store what is drawn now as the pages and pictures to compare with; review them in the diff.
golden:
	.venv/bin/pytest --update-golden

# Six sheets that show the range: full, large, many small parts, far apart, one unit, sparse.
sample:
	.venv/bin/factsheet build MA TX VA AK GU OH
