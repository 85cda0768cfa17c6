"""XML is read as elements with their lines; what reaches out or grows is refused, what heads name is not."""

import pytest

from factsheet.errors import DataError
from factsheet.logo.menu_words import AS_PNG, PLAIN_ALLOWED, XML_ALLOWED
from factsheet.logo.xml_tree import XmlElement, parse_xml
from tests.logo.pictures import told

ENTITY = f"found an entity that is no web address of one namespace; allowed: {PLAIN_ALLOWED}"


def read(content: str) -> XmlElement:
    return parse_xml(content.encode(), "logo.svg")


def refusal(content: str | bytes) -> list[str]:
    with pytest.raises(DataError) as error:
        parse_xml(content if isinstance(content, bytes) else content.encode(), "logo.svg")
    return told(error.value)


def test_elements_have_their_names_lines_and_the_words_of_letters_and_styles() -> None:
    root = read('<a xmlns="n">\n<style>b<![CDATA[c]]></style><text>d</text><other>e</other></a>')
    assert [(each.name, each.line, "".join(each.words)) for each in root.walk()] == [
        ("n a", 1, ""), ("n style", 2, "bc"), ("n text", 2, "d"), ("n other", 2, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
        '<!DOCTYPE svg SYSTEM "https://example.org/a.dtd">',
        '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>',
        "<!DOCTYPE svg [<!ATTLIST svg a CDATA #IMPLIED><!ELEMENT svg ANY>]>",
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    ],
)
def test_what_programs_write_at_the_head_is_passed_over(head: str) -> None:
    assert read(f"{head}<svg/>").name == "svg"


def test_an_entity_stands_for_its_address() -> None:
    root = read('<!DOCTYPE svg [<!ENTITY a "http://www.w3.org/2000/svg">]><svg xmlns="&a;"/>')
    assert root.name == "http://www.w3.org/2000/svg svg"


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">',
        '<!ENTITY a "http://example.org/&#38;b;">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x PUBLIC "p" "https://example.org/x">',
        '<!ENTITY % x "http://example.org/">',
        '<!ENTITY % x SYSTEM "https://example.org/x">%x;',
        '<!NOTATION n SYSTEM "n"><!ENTITY x SYSTEM "http://example.org/" NDATA n>',
        f'<!ENTITY a "http://{"a" * 200}">',
    ],
)
def test_any_other_entity_is_refused(declared: str) -> None:
    assert refusal(f"<!DOCTYPE svg [{declared}]><svg>&x;</svg>") == [f"logo.svg:1: file: {ENTITY}"]


def test_many_small_entities_and_attributes_at_the_head_are_refused() -> None:
    limit = "allowed: at most 100 entities and attributes defined at the head"
    entities = "".join(f'<!ENTITY a{n} "http://a.org/{n}">' for n in range(101))
    attributes = "".join(f"<!ATTLIST svg a{n} CDATA 'b'>" for n in range(101))
    assert refusal(f"<!DOCTYPE svg [{entities}]><svg/>") == [f"logo.svg:1: file: found more; {limit}"]
    assert refusal(f"<!DOCTYPE svg [{attributes}]><svg/>") == [f"logo.svg:1: file: found more; {limit}"]


def test_a_style_sheet_of_another_file_is_refused() -> None:
    content = '<?xml version="1.0"?>\n<?xml-stylesheet href="https://example.org/a.css"?><svg/>'
    assert refusal(content) == [
        f"logo.svg:2: file: found a style sheet of another file; allowed: {PLAIN_ALLOWED}"
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an error, no element found"),
        (b"<svg>\n<g></svg>", "an error, mismatched tag"),
        (b"<svg>&undefined;</svg>", "an error, undefined entity"),
        (b"<svg a='1' a='2'/>", "an error, duplicate attribute"),
        (b"<svg>\xff</svg>", "an error, not well-formed (invalid token)"),
        (b"<i:svg/>", "an error, unbound prefix"),
    ],
)
def test_what_is_no_xml_is_refused(content: bytes, found: str) -> None:
    (line,) = refusal(content)
    assert line.endswith(f"file: found {found}; allowed: {XML_ALLOWED}")


def test_an_encoding_that_nobody_knows_is_refused() -> None:
    assert refusal('<?xml version="1.0" encoding="no-such"?><svg/>') == [
        "logo.svg:1: file: found an encoding that is not known; allowed: text in UTF-8"
    ]


@pytest.mark.parametrize("content", ["<g>" * 61 + "</g>" * 61, f"<g>{'<g/>' * 20_000}</g>", "<g>" * 100_000])
def test_too_many_elements_are_refused(content: str) -> None:
    assert refusal(content) == [
        f"logo.svg:1: file: found more; allowed: at most 20,000 elements, 60 levels deep; {AS_PNG}"
    ]


def test_entities_make_a_file_no_more_than_forty_times_as_large() -> None:
    content = f'<!DOCTYPE svg [<!ENTITY a "http://{"a" * 100}">]><svg><style>{"&a;" * 50_000}</style></svg>'
    (style,) = read(content).children
    assert len(content) < sum(map(len, style.words)) < 40 * len(content)
