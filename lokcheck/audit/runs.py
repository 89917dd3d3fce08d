"""Numbers in order as runs of neighbours: '1, 3–5, 9'."""

from collections.abc import Iterable

__all__ = ["runs"]


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of neighbours in ``numbers``, which are in order; two are no run."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    pairs: list[tuple[int, int]] = []
    for run in found:
        pairs += [(run[0], run[-1])] if len(run) > 2 else [(number, number) for number in run]
    return pairs
