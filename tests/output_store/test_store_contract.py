"""What every place for output promises, asked of each kind of place."""

import hashlib
import pickle

import pytest

from factsheet.errors import OutputError
from factsheet.output_store import OutputStore, open_store

NOT_NAMES = [
    "",
    ".",
    "..",
    "../ma.pdf",
    "/ma.pdf",
    "a/b/ma.pdf",
    "gallery/",
    "gallery/..",
    "./ma.pdf",
    "a\\ma.pdf",
]


@pytest.fixture
def store(place: str) -> OutputStore:
    store = open_store(place)
    store.prepare()
    return store


def test_what_is_put_is_read_listed_and_known_by_its_digest(store: OutputStore) -> None:
    assert store.put("ma.pdf", b"sheet")
    assert store.read("ma.pdf") == b"sheet"
    assert store.list_names() == {"ma.pdf"}
    digests = store.read_digests(["ma.pdf", "ri.pdf", "gallery/ma.png"])
    assert digests == {"ma.pdf": hashlib.sha256(b"sheet").hexdigest()}


def test_the_same_content_is_left_as_it_is_unless_forced(store: OutputStore) -> None:
    store.put("ma.pdf", b"sheet")
    assert not store.put("ma.pdf", b"sheet")
    assert store.put("ma.pdf", b"sheet", force=True)
    assert store.read("ma.pdf") == b"sheet"


@pytest.mark.parametrize("content", [b"sheep", b"", b"a longer sheet"])
def test_other_content_takes_the_place_of_what_stood_there(store: OutputStore, content: bytes) -> None:
    store.put("ma.pdf", b"sheet")
    assert store.put("ma.pdf", content)
    assert store.read("ma.pdf") == content
    assert store.list_names() == {"ma.pdf"}


def test_a_folder_in_front_is_made_and_its_files_are_not_listed(store: OutputStore) -> None:
    assert store.put("gallery/ma.png", b"picture")
    assert not store.put("gallery/ma.png", b"picture")
    store.put("ma.pdf", b"sheet")
    assert store.read("gallery/ma.png") == b"picture"
    assert {*store.read_digests(["gallery/ma.png", "ma.pdf"])} == {"gallery/ma.png", "ma.pdf"}
    assert store.list_names() == {"ma.pdf"}


def test_hidden_files_are_read_and_not_listed(store: OutputStore) -> None:
    store.put(".factsheet.json", b"{}")
    assert store.read(".factsheet.json") == b"{}"
    assert store.list_names() == frozenset()


@pytest.mark.parametrize("name", ["ma ñ – 1 [copy] #2 100%.pdf", "{ma}.pdf", "~ma.pdf", "ma.pdf.part"])
def test_unusual_names_are_names(store: OutputStore, name: str) -> None:
    store.put(name, b"sheet")
    assert store.list_names() == {name}
    assert {*store.read_digests([name])} == {name}
    store.remove(name)
    assert store.read(name) is None


def test_what_is_removed_is_gone_and_may_be_gone_before(store: OutputStore) -> None:
    store.put("ma.pdf", b"sheet")
    for name in ("ma.pdf", "ma.pdf", "gallery/ma.png", "ma.pdf/ma.png"):
        store.remove(name)
    assert store.read("ma.pdf") is None
    assert store.list_names() == frozenset()


def test_a_place_that_is_not_there_yet_has_no_files(place: str) -> None:
    store = open_store(place)
    assert store.list_names() == frozenset()
    assert store.read("ma.pdf") is None
    assert store.read_digests(["ma.pdf"]) == {}
    assert store.read_digests([]) == {}


def test_a_place_is_prepared_once_or_twice(store: OutputStore) -> None:
    store.put("ma.pdf", b"sheet")
    store.prepare()
    assert store.read("ma.pdf") == b"sheet"


@pytest.mark.parametrize("name", NOT_NAMES)
def test_a_name_that_leads_elsewhere_is_a_slip_in_the_program(store: OutputStore, name: str) -> None:
    for ask in (store.read, store.remove, store.locate, lambda name: store.read_digests([name])):
        with pytest.raises(ValueError, match="not a file name"):
            ask(name)
    for force in (False, True):
        with pytest.raises(ValueError, match="not a file name"):
            store.put(name, b"sheet", force=force)


def test_a_copy_in_another_process_writes_to_the_same_place(store: OutputStore) -> None:
    copy: OutputStore = pickle.loads(pickle.dumps(store))
    copy.put("ma.pdf", b"sheet")
    assert store.read("ma.pdf") == b"sheet"
    assert copy.name == store.name


def test_one_run_holds_the_place_and_the_next_gets_it_clean(store: OutputStore, place: str) -> None:
    with store.hold():
        assert store.put("ma.pdf", b"sheet")
        with (
            pytest.raises(OutputError, match="found another run that draws into it"),
            open_store(place).hold(),
        ):
            pytest.fail("two runs in one place")
        assert store.put("ri.pdf", b"sheet")
    with open_store(place).hold():
        assert store.list_names() == {"ma.pdf", "ri.pdf"}
    assert store.read(".factsheet.lock") is None


def test_a_run_that_fails_lets_the_place_go_and_its_error_passes(store: OutputStore) -> None:
    for error in (OSError(28, "of the run"), KeyboardInterrupt()):
        with pytest.raises(type(error)), store.hold():
            raise error
    with store.hold():
        assert store.list_names() == frozenset()


def test_a_place_is_called_what_the_user_calls_it(store: OutputStore, place: str) -> None:
    assert store.name == place
    assert str(store.locate("gallery/ma.png")) == f"{place}/gallery/ma.png"
