"""Accounts in both stores: what changes of them stands in the journal, without a secret."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from stored import stored_casebook
from tellings.casebook import Casebook, Where
from tellings.errors import UserError

NOW = datetime(2031, 4, 1, 12, tzinfo=UTC)
SECRET = "hash-of-a-secret"


def opened(where: Where, who: str = "Ana") -> Casebook:
    return Casebook.open(where, write=True, who=who, clock=lambda: NOW)


def test_every_change_is_an_entry_and_none_holds_a_secret(where: Where) -> None:
    with opened(stored_casebook(where)) as casebook:
        before = casebook.head()[0]
        accounts = casebook.accounts()
        assert not accounts.exist()
        ana = accounts.add("Ana", "owner", SECRET + "1")
        accounts.invite(SECRET + "word", "reviewer", "Ana", 2_000_000_000_000)
        accounts.invite(SECRET + "other", "reader", "Ana", 2_000_000_000_000)
        accounts.withdraw(2)
        accounts.withdraw(2)
        ben = accounts.accept(SECRET + "word", " Ben  Arkel", SECRET + "2", 0)
        accounts.change(ben.number, role="editor", password=SECRET + "3")
        accounts.change(ben.number, role="editor")
        accounts.change(ben.number, closed=True)
        accounts.change(ben.number, closed=False)
        accounts.tokens().add(ana.number, SECRET + "token", "nightly  export")
        accounts.tokens().remove(ben.number, 1)  # another's
        accounts.tokens().remove(ana.number, 1)
        accounts.tokens().remove(ana.number, 1)
        with pytest.raises(UserError, match="choose another"):
            accounts.add("BEN ARKEL", "reader", "x")
        with pytest.raises(UserError, match="one owner must be left"):
            accounts.change(ana.number, role="reader")
        found = list(casebook.journal(after=before))
        assert [(each.act, each.subject, each.who, each.why) for each in found] == [
            ("account", "Ana", "Ana", ""),
            ("invited", "", "Ana", ""),
            ("invited", "", "Ana", ""),
            ("withdrawn", "", "Ana", ""),
            ("account", "Ben Arkel", "Ben Arkel", "invited by Ana"),
            ("role", "Ben Arkel", "Ana", ""),
            ("password", "Ben Arkel", "Ana", ""),
            ("account_closed", "Ben Arkel", "Ana", ""),
            ("account_opened", "Ben Arkel", "Ana", ""),
            ("token", "Ana", "Ana", ""),
            ("revoked", "Ana", "Ana", ""),
        ]
        assert (found[5].before, found[5].after) == ("reviewer", "editor")
        assert found[9].after == {"for": "nightly export"}
        assert SECRET not in "".join(map(repr, found))
        assert list(casebook.verify()) == []


def test_numbers_go_on_and_names_are_found_however_written(where: Where) -> None:
    with opened(stored_casebook(where)) as casebook:
        accounts = casebook.accounts()
        made = [accounts.add(name, "owner", SECRET).number for name in ("Ána", "Ben", "Żofia")]
        assert made == [1, 2, 3]
        assert [each.name for each in accounts.every()] == ["Ána", "Ben", "Żofia"]
        named = accounts.named(" żOFIA ")
        assert named is not None
        assert named.number == 3
        accounts.tokens().add(3, "word", "a")
        assert accounts.tokens().account("word") == 3
        assert accounts.tokens().account("other") is None


def test_accounts_bear_on_no_incident(where: Where) -> None:
    from tellings import pipeline

    with opened(stored_casebook(where)) as casebook:
        pipeline.keep(casebook)
        casebook.accounts().add("Ana", "owner", SECRET)
        assert pipeline.is_kept(casebook)
