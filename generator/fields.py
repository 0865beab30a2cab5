"""The types of a record's fields. A type says what its text is, and everything that follows links or inspects text
works from these marks: `Line` (one line, plain), `Lines` (several lines, plain), `Prose` (Markdown), `Sought` (a phrase
to look for), `Spoken` (what may be said to a customer) and references made with `RefTo`.
"""

import datetime
import re
import unicodedata
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache, lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, StringConstraints
from pydantic_core import PydanticCustomError

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
REF_PATTERN = rf"{ID_PATTERN}(?:#{ID_PATTERN})?"
PLACEHOLDERS = frozenset(("…", "……", "...", "xxx", "XXX", "TODO"))
DEVICE = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)
"""Names that Windows keeps for devices: no file may have them."""
DATE_FORMAT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MOMENT_FORMAT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: ([0-9]{2}:[0-9]{2}))?")
SEEN, SAYING = "LNPS", "LNS"  # categories of characters: letters, numbers, punctuation, symbols
BRAILLE_BLANK = "\u2800"  # a symbol that shows nothing
DATE_YEARS = (1949, 2100)
MOMENT_YEARS = (2000, 2100)
CENTS = 2  # places of an amount behind the point
LONGEST_TITLE, LONGEST_LINE, LONGEST_TEXT, LONGEST_ID = 100, 1_000, 20_000, 80  # characters


@dataclass(frozen=True, slots=True)
class Text:
    """Mark of a field that holds words, in one line or in `lines`. `historic` text may use the names of its own time;
    `sought` text is a phrase that is looked for in what others write, so it too may say anything; `spoken` text is said
    to customers as it stands. `posed` text is put before readers as a question, an answer to judge or a mistake: what
    it says may be wrong. A `handwritten` text is a page, of which MkDocs makes HTML.
    """

    markdown: bool = False
    lines: bool = False
    historic: bool = False
    sought: bool = False
    spoken: bool = False
    posed: bool = False
    handwritten: bool = False

    @property
    def is_markdown_field(self) -> bool:
        """Whether it is we who make HTML of it."""
        return self.markdown and not self.handwritten


@dataclass(frozen=True, slots=True)
class RefTo:
    """Mark of a field that names another record, `id` or `id#anchor`.

    `kinds` empty means any kind; `dimension` narrows a taxonomy reference to one list; following an `acyclic`
    field from record to record must never come back to the start; what a `historic` field names may be retired.
    """

    kinds: tuple[str, ...] = ()
    anchor: Literal["allowed", "required", "never"] = "allowed"
    dimension: str = ""
    acyclic: bool = False
    historic: bool = False

    def __reduce__(self) -> Any:
        """How it is pickled: what comes back is in memory once, however many references have it."""
        return _ref_to, tuple(getattr(self, field.name) for field in fields(self))


@cache
def _ref_to(*values: Any) -> RefTo:
    return RefTo(*values)


Mark = Text | RefTo


@dataclass(frozen=True, slots=True)
class Closing:
    """Mark of a field that stands behind those of its kind: what a record rests on and its history, what is said of an
    option.
    """


CLOSING = Closing()


@dataclass(frozen=True, slots=True)
class Written:
    """Mark of a value that is no text: a pattern of how it is written, for readers of YAML that know only texts."""

    pattern: str


# A day that there is, of the years in `DATE_YEARS`: 31 days, 30 days, February, 29 February.
YEAR = "(?:19(?:49|[5-9][0-9])|20[0-9]{2}|2100)"
LEAP_YEAR = "(?:19(?:[579][26]|[68][048])|20(?:[02468][048]|[13579][26]))"
DAY = (
    rf"(?:{YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    rf"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{LEAP_YEAR}-02-29)"
)
TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"


def _one_line(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if "\n" in value.strip():
        raise PydanticCustomError("one_line", "one line expected")
    return _no_placeholder(value)


def _no_placeholder(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value.strip() in PLACEHOLDERS:
        raise PydanticCustomError("placeholder", "a text expected")
    return value.strip() if _holds(value, SEEN) else ""


def _holds(text: str, categories: str) -> bool:
    if text[:1].isalnum():  # as nearly all do: a letter or a number is of any of the categories
        return True
    return any(unicodedata.category(character)[0] in categories for character in text if character != BRAILLE_BLANK)


def _title(value: Any) -> Any:
    text = _one_line(value)
    if isinstance(text, str) and text and not _holds(text, SAYING):
        raise PydanticCustomError("placeholder", "words expected")
    return text


def _calendar_date(value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("date_format", "YYYY-MM-DD expected")
    return _written_day(value)


@lru_cache(10_000)  # a few days stand in many records and cells
def _written_day(text: str) -> datetime.date:
    if not DATE_FORMAT.fullmatch(text):
        raise PydanticCustomError("date_format", "YYYY-MM-DD expected")
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("date_day", "no such day") from None
    return _within(day, DATE_YEARS)


def _within(day: datetime.date, years: tuple[int, int]) -> datetime.date:
    first, last = years
    if day.year < first:
        raise PydanticCustomError("greater_than_equal", "too early", {"ge": f"{first}-01-01"})
    if day.year > last:
        raise PydanticCustomError("less_than_equal", "too late", {"le": f"{last}-12-31"})
    return day


def _moment(value: Any) -> datetime.date:
    hit = MOMENT_FORMAT.fullmatch(value) if isinstance(value, str) else None
    if hit is None:
        raise PydanticCustomError("date_format", "YYYY-MM-DD or YYYY-MM-DD HH:MM expected")
    try:
        found = datetime.datetime.fromisoformat(value) if hit[1] else datetime.date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date_day", "no such day") from None
    return _within(found, MOMENT_YEARS)


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number_type", "a number expected")
    if not value and Decimal(value).is_signed():  # its sign would not be seen again
        raise PydanticCustomError("number_type", "a number without a sign that says nothing expected")
    return value


def _amount(value: Any) -> Any:
    number = _number(value)
    if len(f"{Decimal(number):f}".partition(".")[2]) > CENTS:
        raise PydanticCustomError("amount_places", "no smaller part than a cent expected")
    return number


def _name_of_a_file(value: str) -> str:
    if DEVICE.fullmatch(value):
        raise PydanticCustomError("device_name", "no device expected")
    return value


TITLE = StringConstraints(min_length=1, max_length=LONGEST_TITLE)
LINE = StringConstraints(min_length=1, max_length=LONGEST_LINE)
TEXT = StringConstraints(min_length=1, max_length=LONGEST_TEXT)

Title = Annotated[str, TITLE, BeforeValidator(_title), Text()]
Line = Annotated[str, LINE, BeforeValidator(_one_line), Text()]
PosedLine = Annotated[str, LINE, BeforeValidator(_one_line), Text(posed=True)]
HistoricLine = Annotated[str, LINE, BeforeValidator(_one_line), Text(historic=True)]
Sought = Annotated[str, LINE, BeforeValidator(_one_line), Text(historic=True, sought=True)]
Spoken = Annotated[str, LINE, BeforeValidator(_one_line), Text(spoken=True)]
Lines = Annotated[str, TEXT, BeforeValidator(_no_placeholder), Text(lines=True)]
Prose = Annotated[str, TEXT, BeforeValidator(_no_placeholder), Text(markdown=True)]
PosedLines = Annotated[str, TEXT, BeforeValidator(_no_placeholder), Text(lines=True, posed=True)]
Posed = Annotated[str, TEXT, BeforeValidator(_no_placeholder), Text(markdown=True, posed=True)]
Date = Annotated[datetime.date, BeforeValidator(_calendar_date), Written(f"^{DAY}$")]
# A `datetime` where a time of day is written.
Moment = Annotated[datetime.date, PlainValidator(_moment), Written(rf"^{DAY}(?: {TIME})?$")]
Id = Annotated[str, StringConstraints(pattern=rf"^{ID_PATTERN}$", max_length=LONGEST_ID)]
FormerId = Annotated[Id, AfterValidator(_name_of_a_file)]
Flag = Annotated[bool, Field(strict=True)]
Whole = Annotated[int, Field(strict=True)]
Number = Annotated[int | Decimal, PlainValidator(_number)]  # with all digits that were written: 380.10 stays 380.10
Amount = Annotated[int | Decimal, PlainValidator(_amount), Field(ge=0)]
NotNegative = Annotated[Number, Field(ge=0)]  # `Number = Field(ge=0)` would be checked before the validator, so never

RefText = Annotated[str, StringConstraints(pattern=rf"^{REF_PATTERN}$")]
AnyRef = Annotated[RefText, RefTo()]
WholeRef = Annotated[RefText, RefTo(anchor="never")]
StepRef = Annotated[RefText, RefTo(("guide",), anchor="required")]
GuideRef = Annotated[RefText, RefTo(("guide",), anchor="never")]
RoleRef = Annotated[RefText, RefTo(("role",), anchor="never")]
TermRef = Annotated[RefText, RefTo(("term",), anchor="never")]
TaxonRef = Annotated[RefText, RefTo(("taxon",), anchor="never")]
ProductRef = Annotated[RefText, RefTo(("taxon",), anchor="never", dimension="product")]
ChannelRef = Annotated[RefText, RefTo(("taxon",), anchor="never", dimension="channel")]
CauseRef = Annotated[RefText, RefTo(("taxon",), anchor="never", dimension="cause")]
SeverityRef = Annotated[RefText, RefTo(("taxon",), anchor="never", dimension="severity")]
CaseRef = Annotated[RefText, RefTo(("case",), anchor="never")]
ReplacementRef = Annotated[RefText, RefTo(acyclic=True)]
QuizRef = Annotated[RefText, RefTo(("quiz",), anchor="never")]
PrincipleRef = Annotated[RefText, RefTo(("taxon",), anchor="never", dimension="principle")]
DeadlineRef = Annotated[RefText, RefTo(("deadline",), anchor="never")]

Cites = Annotated[tuple[AnyRef, ...], Field(description="依据：条文、步骤、时限等")]
Internal = Annotated[Flag, Field(description="没有条文可引、是本机构自己定的，写 true")]
Confidential = Annotated[
    Flag, Field(description="不对外：对外的网站里省去，写 true；整条、其中任何一组字段都可以写，见“不对外的内容”")
]
Position = Annotated[Whole, Field(ge=0, description="列表里的先后，小的在前")]
AppliesTo = Annotated[tuple[TaxonRef, ...], Field(description="适用的产品、渠道、原因等")]
Cautions = Annotated[tuple[Prose, ...], Field(description="特别注意、容易弄错的地方")]
Related = Annotated[tuple[AnyRef, ...], Field(description="相关条目")]

Confidence = Literal["A", "B", "C", "recalled"]
Audience = Literal["newcomer", "handler", "trainer", "manager"]
