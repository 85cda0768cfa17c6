.PHONY: check quick golden sample

# What must hold before a change goes in.
check:
	bash .ci/run

# The tests that are not slow, about a minute; `make check` runs them all.
quick:
	.venv/bin/pytest -n auto -m "not slow"

# Store what is drawn now as the pages and pictures to compare with; review them in the diff.
golden:
	.venv/bin/pytest --update-golden

# Six sheets that show the range: full, large, many small parts, far apart, one unit, sparse.
sample:
	.venv/bin/factsheet build MA TX VA AK GU OH
