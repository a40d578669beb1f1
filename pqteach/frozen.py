"""What every model of the package shares: frozen values that refuse keys nobody declared."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(min_length=1)]
"""A string that says something: an empty value is left out, not written."""


class Frozen(BaseModel):
    """A value: it cannot be changed, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
