"""Where a casebook is, as it is given and as it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.casebook import Address, located, without_secrets
from tellings.cli import main
from tellings.errors import UserError

SECRET = "s3cret"


@pytest.mark.parametrize(
    ("url", "shown", "name"),
    [
        (
            "postgresql://ana:s3cret@db.example:5433/valley",
            "postgresql://ana@db.example:5433/valley",
            "valley",
        ),
        ("postgres://db.example/valley", "postgresql://db.example/valley", "valley"),
        ("PostgreSQL://ana:@[2001:db8::1]/valley", "postgresql://ana@[2001:db8::1]/valley", "valley"),
        ("postgresql://a,b:5433/val%20ley", "postgresql://a,b:5433/val%20ley", "val ley"),
        ("postgresql://", "postgresql://", "casebook"),
        (
            "postgresql:///valley?host=/run/pg&password=s3cret&user=ana&sslpassword=s3cret&options=-cx=s3cret",
            "postgresql:///valley?host=/run/pg&user=ana",
            "valley",
        ),
        ("postgresql://?service=team&passfile=/s3cret", "postgresql://?service=team", "casebook"),
    ],
)
def test_an_address_is_shown_without_what_may_be_secret(url: str, shown: str, name: str) -> None:
    address = located(url)
    assert isinstance(address, Address)
    assert (str(address), address.name) == (shown, name)
    assert SECRET not in repr(address)
    assert address.url == "postgresql://" + url.partition("://")[2]
    assert located(address) is address


@pytest.mark.parametrize(
    "path", ["my.db", "./my.db", "postgresql.db", "C:\\books\\my.db", "a:b", "postgresql:/x"]
)
def test_anything_else_is_a_file(path: str) -> None:
    assert located(path) == Path(path)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://ana:s3cret@db.example/valley",
        "postgresql://ana:s3cret@x@db.example/valley",
        "postgresql://ana:s3cret/x@db.example/valley",
        "postgresql://ana:s3cret?x@db.example/valley",
        "postgresql://ana:s3cret#x@db.example/valley",
        "postgresql://ana:12/s3cret@db.example/valley",
        "postgresql://ana:s3cret x@db.example/valley",
        "postgresql://ana:s3cret/valley",
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UserError) as caught:
        located(url)
    assert SECRET not in str(caught.value)
    with pytest.raises(SystemExit) as ended:
        main(["show", url])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert SECRET not in said
    assert str(caught.value)[:40] in said


def test_an_argument_too_many_is_repeated_without_its_password(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["verify", "my.db", "postgresql://ana:s3cret@db.example/valley?sslpassword=s3cret"])
    said = capsys.readouterr().err
    assert "postgresql://ana:...@db.example/valley?sslpassword=..." in said
    assert SECRET not in said


@given(
    st.text(st.characters(exclude_categories=("Z", "C"), exclude_characters="&"), min_size=6).filter(
        lambda x: x not in "postgresql://ana"
    )
)
def test_no_password_passes(password: str) -> None:
    for url in (
        f"postgresql://ana:{password}@db/valley",
        f"postgresql:///valley?user=ana&password={password}",
    ):
        assert password not in without_secrets(f"what of {url}?")
        try:
            shown = str(located(url))
        except UserError as error:
            shown = str(error).replace("%40 %3A %2F %3F %23", "")
        assert password not in shown
