"""Where two pictures of a sheet differ: boxes around what changed, a few of them, for frames to be drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_CELL = 12  # pixels: what lies closer together is one place
_MARGIN = 5  # pixels between what changed and its frame
_DIFFERENT = 120  # sum of red, green and blue beyond which a pixel counts as another
_MOST = 24  # frames; more are drawn as one


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """A box on a picture, in pixels from its upper left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class FramedPicture:
    """The size of a picture, and where it differs from another one."""

    width: int
    height: int
    frames: tuple[PictureFrame, ...]


def find_changed_frames(before: bytes, after: bytes) -> FramedPicture:
    """Return where a picture differs from the one before.

    Args:
        before: A picture as PNG; b"" where there is none, and so nothing to frame.
        after: Likewise, never b"".
    """
    new = Image.open(BytesIO(after)).convert("RGB")
    if not before:
        return FramedPicture(new.width, new.height, ())
    old = Image.open(BytesIO(before)).convert("RGB")
    if old.size != new.size:
        old = old.resize(new.size)
    differences = np.asarray(old, np.int16) - np.asarray(new, np.int16)
    apart = np.greater(np.abs(differences).sum(axis=2), _DIFFERENT)
    frames = [_make_frame(box, new.size) for box in _list_boxes(_mark_cells(apart))]
    if len(frames) > _MOST:
        frames = [_join_frames(frames)]
    return FramedPicture(new.width, new.height, tuple(frames))


def _mark_cells(apart: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which cells of the picture hold a pixel that differs, shape (rows, columns)."""
    rows, columns = (-(-size // _CELL) for size in apart.shape)
    padded = np.zeros((rows * _CELL, columns * _CELL), bool)
    padded[: apart.shape[0], : apart.shape[1]] = apart
    return np.asarray(padded.reshape(rows, _CELL, columns, _CELL).any(axis=(1, 3)), np.bool_)


_Box = tuple[int, int, int, int]


def _list_boxes(cells: NDArray[np.bool_]) -> Iterator[_Box]:
    """Yield first and last row, first and last column of each group of cells that touch."""
    left = {(int(row), int(column)) for row, column in zip(*np.nonzero(cells), strict=True)}
    while left:
        group, edge = set[tuple[int, int]](), [min(left)]
        while edge:
            row, column = edge.pop()
            near = {(row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)} & left
            left -= near
            group |= near
            edge += near
        rows, columns = zip(*group, strict=True)
        yield min(rows), max(rows), min(columns), max(columns)


def _make_frame(box: _Box, size: tuple[int, int]) -> PictureFrame:
    top, bottom, first, last = box
    x, y = max(0, first * _CELL - _MARGIN), max(0, top * _CELL - _MARGIN)
    right, below = (
        min(limit, (cell + 1) * _CELL + _MARGIN) for limit, cell in zip(size, (last, bottom), strict=True)
    )
    return PictureFrame(x, y, right - x, below - y)


def _join_frames(frames: list[PictureFrame]) -> PictureFrame:
    x, y = min(frame.x for frame in frames), min(frame.y for frame in frames)
    right = max(frame.x + frame.width for frame in frames)
    below = max(frame.y + frame.height for frame in frames)
    return PictureFrame(x, y, right - x, below - y)
