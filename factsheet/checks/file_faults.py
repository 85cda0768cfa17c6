# ruff: noqa: E501 - a kind a line, as a table
"""What the codes of faults of form mean: why a data file cannot be read, and how to mend it."""

from factsheet.errors import FormCode

FORM_FAULTS: dict[FormCode, tuple[str, str]] = {
    FormCode.VALUE: ("A value is of another kind or out of range.", "Write what the message allows."),
    FormCode.FILE: ("A file is missing, too big, not UTF-8, or holds hidden characters.", "Put the file there, or save it as UTF-8 text."),
    FormCode.SYNTAX: ("A file is no YAML, CSV or shapes in the form wanted, or uses what is refused: anchors, tags, doubled keys.", "Correct the line that is named; a colon within a text needs quotation marks around it."),
    FormCode.KEY: ("A key or column is unknown or missing in the head of a table.", "Correct the spelling; the message lists what is known."),
    FormCode.MISSING: ("A value is missing that must be there.", "Enter it, or take out the whole entry."),
    FormCode.LINK: ("A link does not begin with https:// or mailto:, or is a placeholder such as #.", "Enter the link to the thing itself, or take url out."),
    FormCode.SOURCE: ("A source is no key of sources.yaml.", "Correct the key, or describe the source there."),
    FormCode.PLACE: ("A code is that of no state or county.", "Correct the code."),
    FormCode.DOUBLED: ("A place and year, a jurisdiction or a county stands there twice.", "Keep one row, or join the two."),
    FormCode.YEARS: ("A year is none, or states have no years in common.", "Write the year as four digits, or add the rows that are missing."),
    FormCode.EDITION: ("County codes of two editions of the map stand in one state.", "Use the codes of one edition: of 2016 or of 2023."),
    FormCode.SUM: ("Tables that count the same do not add to the same, or to more than any count may be.", "Compare the tables with their source; import them together."),
    FormCode.GLYPH: ("A text has a character that the sheet's font lacks.", "Write it with other characters."),
    FormCode.NAME: ("A county's name stands where its code must stand; several counties may have the name.", "Write the code of the county that is meant; the message lists them."),
    FormCode.BOUNDS: ("The class bounds of the map end below the highest count.", "Raise the last bound."),
    FormCode.PROGRAM: ("The program itself failed.", "Report the line, please."),
    FormCode.UNSAFE: ("A small count could be worked out whatever else is hidden.", "Merge categories as the message offers, or leave these counts out."),
}  # fmt: skip
