"""What `/api/v1` takes and gives, as its description has it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from .desk import LONGEST_NAME, LONGEST_REASON

Kind = Literal["same", "not-same", "merge", "split", "choose", "reject", "furniture", "undo"]


class Listing(BaseModel):
    """One page of a list: `total` counts all of it, `mark` names the moment that it is of."""

    items: list[dict[str, Any]]
    page: int
    pages: int
    total: int
    mark: str


class Decision(BaseModel):
    """A decision.  `seen` are the `seen` of the incidents that it rests on, as they were read: if one has changed, it is not made."""

    kind: Kind
    names: list[Annotated[str, Field(max_length=64)]] = Field(min_length=1, max_length=200)
    why: str = Field(min_length=1, max_length=LONGEST_REASON)
    by: str = Field(
        "", max_length=LONGEST_NAME, description="who decides, where nobody signs in; else the account does"
    )
    incident: str = Field("", max_length=64, description="of a split: the incident that is split")
    span: tuple[int, int] | None = Field(None, description="of furniture: characters of the document named")
    seen: list[Annotated[str, Field(max_length=100)]] = Field(default=[], max_length=200)


class Error(BaseModel):
    """What went wrong, in a plain sentence."""

    status: int
    said: str


class Refusal(BaseModel):
    """The one shape of every error."""

    error: Error
