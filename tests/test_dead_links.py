"""Links that lead nowhere."""

from pathlib import Path

from factsheet.dead_links import is_dead_link


def test_a_link_to_nothing_or_in_a_circle_is_dead_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "gone").symlink_to(tmp_path / "missing")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    names = ("file", "link", "gone", "circle", "missing")
    assert [name for name in names if is_dead_link(tmp_path / name)] == ["gone", "circle"]
