"""The auditor: made-up profiles, a reader who knows all that is public, and how close that reader comes.

It is a tool of the tests and independent of what it audits. It knows the records of `factsheet.model` and
what counts are called; which sums a profile holds, what a reader may take for granted and what that gives
away it works out anew, with an integer program. Run it with `python -m tests.disclosure.audit`.
"""
