"""The page of registers, from each one's `register.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from commonweal.cli.reference.markdown import code, page, table
from commonweal.registers.catalogue import Column, Register, Table, registers


def registers_page() -> str:
    """Every register: who publishes it, its variants, and the columns that staging yields."""
    return page("Registers", [line for register in registers().values() for line in section(register)])


def section(register: Register) -> Iterator[str]:
    """One register."""
    yield f"## {register.title}"
    yield ""
    yield f"{code(register.name)}, published by: {register.publisher}. Cadence: {register.cadence}."
    yield f"Licence: {register.licence}. {register.attribution}"
    yield ""
    variants = ", ".join(code(variant.name) for variant in register.variants)
    yield f"Variants that are recognised: {variants or 'one, by its content'}."
    yield ""
    for one in register.tables:
        yield from columns_of(register, one)


def columns_of(register: Register, one: Table) -> Iterator[str]:
    """The columns of one staged table."""
    yield f"### {code(f'{register.name}.{one.name}')}"
    yield ""
    yield from table(("column", "type", "heading", "meaning"), map(row, one.columns))


def row(column: Column) -> tuple[str, str, str, str]:
    """One column; the publisher's heading is empty where the column is derived."""
    heading = column.headings[0] if column.headings else ""
    return code(column.name), str(column.type), heading, column.meaning
