"""Which page numbers to offer: the first, the last, and those about the present one."""

from __future__ import annotations

AROUND = 1


def page_numbers(present: int, last: int) -> list[int | None]:
    """Page numbers in order; None stands for a gap. `page_numbers(5, 9)` is `[1, None, 4, 5, 6, None, 9]`."""
    near = range(max(1, present - AROUND), min(last, present + AROUND) + 1)
    shown = sorted({1, last, *near})
    numbers: list[int | None] = []
    for number in shown:
        if numbers and numbers[-1] is not None:
            numbers.extend(_between(numbers[-1], number))
        numbers.append(number)
    return numbers


def _between(before: int, after: int) -> list[int | None]:
    if after - before == 2:
        return [before + 1]
    return [None] if after - before > 2 else []
