"""The integer program of a reader: the least and the most that a count can be, by HiGHS.

One model serves a whole profile; only its objective changes. The relaxed program is solved first: its optimum
is nearly always whole, and then it is the optimum in whole numbers as well.
"""

import math
from collections.abc import Mapping

import highspy
import numpy as np

from tests.disclosure.audit.systems import Row, System

_NEAR = 1e-6


class Program:
    """A system of counts as a model of the solver, for as long as questions are put to it."""

    def __init__(self, system: System) -> None:
        self.names = tuple(system.ranges)
        self._index = {name: index for index, name in enumerate(self.names)}
        self._places = np.arange(len(self.names), dtype=np.int32)
        self._model = _open_model()
        lows = np.array([own.low for own in system.ranges.values()], dtype=float)
        highs = np.array([own.high for own in system.ranges.values()], dtype=float)
        self._model.addVars(len(self.names), lows, highs)
        for row in system.rows:
            self.add_row(row)

    def add_row(self, row: Row) -> None:
        """Add one row, which the next question takes into account."""
        places = np.array([self._index[name] for name in row.terms], dtype=np.int32)
        weights = np.array(list(row.terms.values()), dtype=float)
        self._model.addRow(float(row.low), float(row.high), len(places), places, weights)

    def drop_last_row(self) -> None:
        """Forget the row that was added last."""
        last = self._model.getNumRow() - 1
        self._model.deleteRows(1, np.array([last], dtype=np.int32))

    def find_extreme(self, weights: Mapping[str, int]) -> Mapping[str, int] | None:
        """Return counts of which a weighted sum is as high as it can be, None where nothing fits."""
        costs = np.zeros(len(self.names))
        for name, weight in weights.items():
            costs[self._index[name]] = -weight
        self._model.changeColsCost(len(self.names), self._places, costs)
        values = self._solve_relaxed()
        if values is not None and not _is_whole(values):
            values = self._solve_whole()
        if values is None:
            return None
        return dict(zip(self.names, np.rint(values).astype(int).tolist(), strict=True))

    def _solve_relaxed(self) -> np.ndarray | None:
        self._model.run()
        if self._model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._model.getSolution().col_value)

    def _solve_whole(self) -> np.ndarray | None:
        """Solve once more in whole numbers, and leave the model relaxed as it was."""
        self._set_kinds(highspy.HighsVarType.kInteger)
        values = self._solve_relaxed()
        self._set_kinds(highspy.HighsVarType.kContinuous)
        return values

    def _set_kinds(self, kind: highspy.HighsVarType) -> None:
        self._model.changeColsIntegrality(
            len(self.names), self._places, np.full(len(self.names), kind, dtype=object)
        )


def _open_model() -> highspy.Highs:
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)  # noqa: FBT003 - the library's own signature
    model.setOptionValue("threads", 1)
    model.setOptionValue("presolve", "off")  # takes longer than the models do
    model.setOptionValue("mip_rel_gap", 0.0)
    return model


def _is_whole(values: np.ndarray) -> bool:
    return bool(np.all(np.abs(values - np.rint(values)) < _NEAR)) and math.isfinite(float(values.sum()))
