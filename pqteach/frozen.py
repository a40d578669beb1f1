"""What every model of the package shares: frozen values that refuse keys nobody declared."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(pattern=r"\S")]
"""A string that says something: an empty value is left out, not written."""


def _is_day(given: Any) -> Any:
    """Let nothing pass for a day that is not written as one: pydantic alone reads `86400` as 2 January 1970."""
    if isinstance(given, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", given):
        raise PydanticCustomError("no_day", "this is not a day")
    return given


Day = Annotated[date, BeforeValidator(_is_day)]
"""A day, written as 2017-03-09."""


class Frozen(BaseModel):
    """A value: its fields cannot be set, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
