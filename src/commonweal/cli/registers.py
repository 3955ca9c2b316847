"""`commonweal registers`: which registers there are, and whether a publisher's file can be read."""

from __future__ import annotations

import json
from pathlib import Path

import click

from commonweal.cli.options import data_option, format_option
from commonweal.foundation.text import compact
from commonweal.registers.catalogue import Register, UnknownRegister, register
from commonweal.registers.catalogue import registers as all_registers
from commonweal.registers.checking.check import Checked, checked
from commonweal.registers.checking.reporting import report
from commonweal.registers.checking.standard import NoStandard, standard_variant, write_rejects, write_standard
from commonweal.registers.headings.confirmed import NotConfirmable, column_named, confirm, confirmed_for
from commonweal.registers.headings.matching import Proposal
from commonweal.registers.headings.proposing import headings_in, unknown_in
from commonweal.registers.recognition import recognise

FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
REGISTER = click.option(
    "--register", "name", metavar="NAME", help="Which register it is; else it is recognised."
)


@click.group()
def registers() -> None:
    """Recognise and check publishers' files."""


@registers.command("list")
@format_option
def list_registers(form: str) -> None:
    """List the registers that can be read: publisher, cadence, licence."""
    if form == "json":
        click.echo(
            json.dumps([_summary(one) for one in all_registers().values()], indent=2, ensure_ascii=False)
        )
        return
    for one in all_registers().values():
        click.echo(f"{one.name}\n  {one.title}. {one.publisher}; {one.cadence}; {one.licence}.")
        click.echo(f"  Variants: {', '.join(variant.name for variant in one.variants)}")


def _summary(one: Register) -> dict[str, object]:
    return {
        "name": one.name,
        "title": one.title,
        "publisher": one.publisher,
        "cadence": one.cadence,
        "licence": one.licence,
        "subject": one.subject.value,
        "variants": [variant.name for variant in one.variants],
    }


@registers.command()
@FILE
@REGISTER
@click.option(
    "--publisher", metavar="P", help="Who publishes it; what was confirmed of their headings is used."
)
@click.option(
    "--rejects", type=click.Path(dir_okay=False, path_type=Path), help="Write the refused rows here."
)
@click.option(
    "--standard", type=click.Path(dir_okay=False, path_type=Path), help="Write the accepted rows here."
)
@format_option
@data_option
def check(
    file: Path,
    name: str | None,
    publisher: str | None,
    rejects: Path | None,
    standard: Path | None,
    form: str,
    data: Path,
) -> None:
    """Say which register FILE is, and every problem in it: row, column, what was found, how to mend it.

    FILE is CSV, XLSX, ZIP, JSON or GML. Ends with 0 when it could be read, with 1 when not.
    """
    try:
        confirmed = {one: confirmed_for(data, publisher=publisher, register=one) for one in all_registers()}
        with checked(file, register_name=name, publisher=publisher, confirmed=confirmed) as found:
            click.echo(
                json.dumps(found.as_json(), ensure_ascii=False) + "\n" if form == "json" else report(found),
                nl=False,
            )
            _write(found, file, rejects=rejects, standard=standard)
    except (UnknownRegister, NotConfirmable) as problem:
        raise click.ClickException(str(problem)) from problem
    if not found.readable:
        raise SystemExit(1)


def _write(found: Checked, file: Path, *, rejects: Path | None, standard: Path | None) -> None:
    if found.staged is None or found.register is None:
        return
    if rejects:
        written = write_rejects(found.staged, file, rejects)
        click.echo(f"{written:,} refused rows written to {rejects}", err=True)
    if standard:
        try:
            variant = standard_variant(found.register, found.variant)
        except NoStandard as problem:
            raise click.ClickException(str(problem)) from problem
        written = write_standard(found.staged, found.register, variant, standard)
        click.echo(f"{written:,} accepted rows written to {standard} as {variant.name}", err=True)


@registers.command("confirm")
@FILE
@REGISTER
@click.option("--publisher", metavar="P", required=True, help="Whose headings these are.")
@click.option(
    "--heading",
    "said",
    metavar='"HEADING=COLUMN"',
    multiple=True,
    help="Which column a heading is; - for none.",
)
@data_option
def confirm_headings(file: Path, name: str | None, publisher: str, said: tuple[str, ...], data: Path) -> None:
    """Say what a publisher's own headings mean; it is remembered for their next file.

    Without --heading, each unknown heading is shown with what it may be, and you are asked.
    """
    found = _register_of(file, name)
    pairs = _said(file, found, said) if said else _ask(file, found)
    try:
        columns = {heading: _column(found, column) for heading, column in pairs.items()}
        remembered = confirm(data, publisher=publisher, register=found, headings=columns)
    except NotConfirmable as problem:
        raise click.ClickException(str(problem)) from problem
    for heading, column in remembered.items():
        click.echo(f"{publisher}: '{heading}' is {'left out' if column == '-' else column}")


def _register_of(file: Path, name: str | None) -> Register:
    recognised = recognise(file)
    if name is None and recognised is None:
        raise click.ClickException("No register has these headings. Name it with --register.")
    try:
        return register(name or (recognised.register if recognised else ""))
    except UnknownRegister as problem:
        raise click.ClickException(str(problem)) from problem


def _said(file: Path, found: Register, said: tuple[str, ...]) -> dict[str, str]:
    """The pairs that were typed; each heading must stand in the file, so that a slip is not remembered."""
    pairs = dict(map(_pair, said))
    there = set(map(compact, headings_in(file, found)))
    for heading in pairs:
        if there and compact(heading) not in there:
            raise click.ClickException(f"'{heading}' is no heading of {file.name}.")
    return pairs


def _pair(text: str) -> tuple[str, str]:
    heading, mark, column = text.rpartition("=")
    if not mark or not heading.strip() or not column.strip():
        raise click.ClickException(f"'{text}' is not HEADING=COLUMN, such as \"Property ref=asset_code\".")
    return heading.strip(), column.strip()


def _column(found: Register, text: str) -> str:
    if text == "-":
        return text
    return next(filter(None, (column_named(table, text) for table in found.tables)), text)


def _ask(file: Path, found: Register) -> dict[str, str]:
    answers = {}
    for heading, likely in unknown_in(file, found):
        column = _ask_one(heading, likely)
        if column:
            answers[heading] = column
    return answers


def _ask_one(heading: str, likely: tuple[Proposal, ...]) -> str | None:
    for one in likely:
        if click.confirm(f"Is '{heading}' {one.column}? ({one.why})", default=False):
            return one.column
    answer: str = click.prompt(f"Which column is '{heading}'? (- for none)", default="", show_default=False)
    return answer or None
