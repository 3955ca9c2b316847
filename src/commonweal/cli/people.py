"""`commonweal people`: stewards, and accounts to try the sample region with."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import click


@click.group()
def people() -> None:
    """Say who is a steward; make accounts for a demonstration."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.website.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


@people.command()
@click.argument("address")
@click.option("--end", is_flag=True, help="No longer a steward.")
def steward(address: str, end: bool) -> None:
    """Make the person with this e-mail ADDRESS a steward. They make an account on the site first."""
    from commonweal.apps.people.actions.appoint_steward import appoint_steward
    from commonweal.apps.people.models import Person, folded
    from commonweal.apps.people.policy import COMMAND_LINE

    person = Person.objects.filter(email=folded(address), is_active=True).first()
    if person is None:
        raise click.ClickException(
            f"Nobody has an account with {address}: it is made on the site, at /start/."
        )
    appoint_steward(person=person, steward=not end, by=COMMAND_LINE, at=datetime.now(UTC))
    click.echo(f"{person} is {'no longer' if end else 'now'} a steward.")


@people.command()
def demo() -> None:
    """Make one account a role on a sample region, and print the ways in. Refused on any other region.

    The password of each is the same every time, unless it was changed on the site. The codes serve once
    each, as the second factor; used ones give way to fresh ones.
    """
    from commonweal.website.demo_people import NoSample, make_demo_people
    from commonweal.website.demo_stewards import make_demo_queue

    try:
        accounts = make_demo_people(at=datetime.now(UTC))
        accounts += make_demo_queue(at=datetime.now(UTC))
    except NoSample as error:
        raise click.ClickException(
            "This site does not show a sample region; accounts with printed passwords are made for none else."
        ) from error
    click.echo("Accounts to try it with: address, password, codes for the second factor (each once).")
    for one in accounts:
        click.echo(f"  {one.role}\n    {one.address}   {one.password}   {' '.join(one.codes)}")
