"""What `/api/v1` takes and gives, as its description has it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from tellings.model import Group, Polarity

from .assigning import MOST
from .desk import LONGEST_NAME, LONGEST_REASON

Kind = Literal["same", "not-same", "merge", "split", "choose", "reject", "furniture", "claim", "undo"]


class Listing(BaseModel):
    """One page of a list: `total` counts all of it, `mark` names the moment that it is of."""

    items: list[dict[str, Any]]
    page: int
    pages: int
    total: int
    mark: str


class Claimed(BaseModel):
    """What a passage gives: the value in words ("at least 7", "4 May 2021"); of a count, the group that was counted."""

    field: Annotated[str, Field(max_length=40)]
    words: Annotated[str, Field(max_length=200)]
    group: Group | None = None
    polarity: Polarity | None = Field(None, description="as the passage has it, where nothing is said")


class Decision(BaseModel):
    """A decision.  `seen` are the `seen` of the incidents that it rests on, as they were read: if one has changed, it is not made."""

    kind: Kind
    names: list[Annotated[str, Field(max_length=64)]] = Field(min_length=1, max_length=200)
    why: str = Field(min_length=1, max_length=LONGEST_REASON)
    by: str = Field(
        "", max_length=LONGEST_NAME, description="who decides, where nobody signs in; else the account does"
    )
    incident: str = Field("", max_length=64, description="of a split: the incident that is split")
    span: tuple[int, int] | None = Field(
        None, description="of furniture and of a claim: characters of the document named"
    )
    claimed: Claimed | None = Field(None, description="of a claim: what the passage gives")
    seen: list[Annotated[str, Field(max_length=100)]] = Field(default=[], max_length=200)


class View(BaseModel):
    """Filters to be kept under a name: `page` is what shows them, `query` stands behind it ("?type=bombing")."""

    name: str = Field(min_length=1, max_length=80)
    page: Literal["/incidents", "/map", "/timeline"] = "/incidents"
    query: str = Field("", max_length=2000)
    shared: bool = Field(False, description="whether others may see it")


class Giving(BaseModel):
    """Questions for two reviewers, by their accounts' names: the `number` that most need a person."""

    reviewers: list[Annotated[str, Field(max_length=LONGEST_NAME)]] = Field(min_length=2, max_length=2)
    number: int = Field(10, ge=1, le=MOST)


class Reply(BaseModel):
    """A reviewer's answer to one question; `item` is the question's key."""

    assignment: str = Field(max_length=64)
    item: str = Field(max_length=64)
    answer: str = Field(max_length=64)
    why: str = Field(min_length=1, max_length=LONGEST_REASON)


class Closing(BaseModel):
    """Why an editor has done with it."""

    assignment: str = Field(max_length=64)
    why: str = Field("", max_length=LONGEST_REASON)


class Error(BaseModel):
    """What went wrong, in a plain sentence."""

    status: int
    said: str


class Refusal(BaseModel):
    """The one shape of every error."""

    error: Error
