"""Last year's promises against this year's results: what of the plan was done, differently, or not at all."""

from .compare import compare_years
from .records import Thresholds, YearComparison

__all__ = ["Thresholds", "YearComparison", "compare_years"]
