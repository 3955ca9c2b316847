"""A true organisation: one record, whatever the registers that hold it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from commonweal.sample.geography.streets import Street
from commonweal.sample.words.sectors import Sector


@dataclass(frozen=True, kw_only=True, slots=True)
class Year:
    """Income and spending of the year that ends on a day, in pounds."""

    ends: date
    income: int
    spending: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Organisation:
    """One organisation as it truly is.

    Each number is empty where the organisation does not stand in that register. `declared_company` is what
    the charity register says its company number is, right or wrong. `core` says whether it counts among the
    region's social economy under the rules of legal form; `case` names the trap it was made for.
    """

    number: int
    name: str
    form: str
    sector: Sector
    street: Street | None
    house: str
    town: str
    postcode: str
    registered: date
    removed: date | None = None
    charity: str = ""
    linked: int = 0
    company: str = ""
    declared_company: str = ""
    society: str = ""
    society_suffix: str = ""
    cuk: str = ""
    years: tuple[Year, ...] = ()
    employees: int | None = None
    volunteers: int | None = None
    funds: int | None = None
    core: bool = True
    case: str = ""
    other_name: str = ""
    merged_into: str = ""
    extra: tuple[tuple[str, str], ...] = field(default=())

    @property
    def key(self) -> str:
        """The name of the organisation in the truth tables."""
        return f"organisation-{self.number:06d}"

    @property
    def here(self) -> bool:
        """Whether its address lies in the region."""
        return self.street is not None

    @property
    def web(self) -> str:
        """Its address on the web; about one in three has none."""
        word = "".join(ch for ch in self.name.lower() if ch.isalnum())[:26]
        return f"https://{word}.example" if self.number % 3 else ""

    @property
    def address(self) -> str:
        """The first line of its address."""
        return f"{self.house} {self.street.name}" if self.street else f"{self.house} Long Row"

    @property
    def full_society(self) -> str:
        """The society's number as the register writes it in full."""
        return f"{self.society}{self.society_suffix}"
