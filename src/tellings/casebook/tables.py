"""The tables of a casebook.

A claim, telling, figure or document is a row whose `record` is its JSON, with the columns that lookups need beside it.
`position` is the place of a row among those of its document's current reading.  An id is ExactText because people type ids.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from .encoding import escape, shortened, unescape

# SQLite compares text by its bytes; PostgreSQL does by its collation "C", and by its users' language with any other.
_BY_BYTES = "C"
Whole = BigInteger().with_variant(Integer, "sqlite")  # 64 bits everywhere: SQLite's INTEGER has as many


class Word(TypeDecorator[str]):
    """A word of ours, of at most so many characters, compared by its bytes."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        kept = self.impl_instance
        assert isinstance(kept, String)
        wanted = _BY_BYTES if dialect.name == "postgresql" else None
        return dialect.type_descriptor(String(kept.length, collation=wanted))


class ExactText(TypeDecorator[str]):
    """Text that comes back exactly as it went in, lone surrogates and all, and is compared by its bytes."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text(collation=_BY_BYTES if dialect.name == "postgresql" else None))

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else unescape(value)


class Key(ExactText):
    """Text by which rows are looked for, and which may be longer than an index can hold (`encoding.shortened`)."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else escape(shortened(value))


def index_of_equals(name: str, column: str) -> Index:
    """An index of text of any length, by which only equals are looked for."""
    return Index(name, column, postgresql_using="hash")


metadata = MetaData()

# key "version": the format, one whole number; key "tellings": the version of this package that brought it to that format
about = Table(
    "about",
    metadata,
    Column("key", Word(32), primary_key=True),
    Column("value", Text, nullable=False),
)
documents = Table(
    "documents",
    metadata,
    Column("id", ExactText, primary_key=True),
    Column("stored", Whole, nullable=False, unique=True),  # 1 for the document first stored
    Column("text_hash", ExactText, nullable=False, index=True),
    Column("source_id", ExactText, nullable=False),
    Column("path", ExactText),
    Column("text", ExactText, nullable=False),
    Column("record", ExactText, nullable=False),  # without the text
)
readings = Table(
    "readings",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("reader", ExactText, nullable=False, index=True),
)
# A claim or telling that a later reader no longer finds stays, not `current`, where a person has judged it.
claims = Table(
    "claims",
    metadata,
    Column("id", ExactText, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False, index=True),
    Column("current", Boolean, nullable=False),
    Column("field", Word(32), nullable=False),
    Column("start", Whole),
    Column("end", Whole),
    Column("record", ExactText, nullable=False),
)
tellings = Table(
    "tellings",
    metadata,
    Column("id", ExactText, primary_key=True),
    Column("document", ForeignKey("documents.id"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("position", Whole, nullable=False),
    Column("type", Word(32), nullable=False),
    Column("stage", Word(32), nullable=False),
    Column("main", Boolean, nullable=False),
    Column("record", ExactText, nullable=False),  # without the claims
    Index("ix_tellings_document", "document", "position"),
)
telling_claims = Table(
    "telling_claims",
    metadata,
    Column("telling", ForeignKey("tellings.id"), primary_key=True),
    Column("position", Whole, primary_key=True),
    Column("claim", ForeignKey("claims.id"), nullable=False, index=True),
    sqlite_with_rowid=False,
)
figures = Table(
    "figures",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("position", Whole, primary_key=True),
    Column("claim", ForeignKey("claims.id"), nullable=False, index=True),
    Column("record", ExactText, nullable=False),  # without the claim
)
relations = Table(
    "relations",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("position", Whole, primary_key=True),
    Column("record", ExactText, nullable=False),
)
rejections = Table(
    "rejections",
    metadata,
    Column("document", ForeignKey("documents.id"), primary_key=True),
    Column("position", Whole, primary_key=True),
    Column("record", ExactText, nullable=False),
)
unread = Table(
    "unread",
    metadata,
    Column("id", ExactText, primary_key=True),  # the hash of the other two
    Column("path", ExactText, nullable=False),
    Column("reason", ExactText, nullable=False),
    index_of_equals("ix_unread_path", "path"),
)
# What was ever done to the casebook, judgements among it: rows are only ever added, each with the hash of the one before.
journal = Table(
    "journal",
    metadata,
    Column("position", Whole, primary_key=True, autoincrement=False),  # 1 for the first
    Column("act", Word(16), nullable=False),
    Column("subject", ExactText, nullable=False),
    Column("who", ExactText, nullable=False),
    Column("at", ExactText, nullable=False),
    Column("why", ExactText, nullable=False),
    Column("record", ExactText, nullable=False),
    Column("previous", Word(64), nullable=False),
    Column("hash", Word(64), nullable=False),
    Index("ix_journal_act", "act", "position"),
    index_of_equals("ix_journal_subject", "subject"),
    Index("ix_journal_at", "act", "at"),
)
# Where the journal's judgements name a telling or a claim.  Subjects are named, not referred to: a judgement outlives the
# reading that it was made on.
judgement_subjects = Table(
    "judgement_subjects",
    metadata,
    Column("judgement", ForeignKey("journal.position"), primary_key=True),
    Column("position", Whole, primary_key=True),
    Column("subject", ExactText, nullable=False),
    index_of_equals("ix_judgement_subjects_subject", "subject"),
)
# The documents that judgements are about, "" for one that names none: with what a judgement must be weighed together.
judgement_documents = Table(
    "judgement_documents",
    metadata,
    Column("document", ExactText, primary_key=True),
    Column("judgement", ForeignKey("journal.position"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# Made in a casebook only when its secret is first needed: most never have one.  `number` is 1: there is one secret.
secrets = Table(
    "secrets",
    MetaData(),
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("value", LargeBinary, nullable=False),
)

# Made in a casebook only with its first account.  `key` is the name as it is compared; times are seconds since 1970.
account_metadata = MetaData()
accounts = Table(
    "accounts",
    account_metadata,
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("key", ExactText, nullable=False, unique=True),
    Column("name", ExactText, nullable=False),
    Column("role", Word(32), nullable=False),
    Column("password", Text, nullable=False),  # as it was hashed, never itself
    Column("closed", Boolean, nullable=False),
)
tokens = Table(
    "tokens",
    account_metadata,
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("account", ForeignKey("accounts.number"), nullable=False, index=True),
    Column("word", Word(64), nullable=False, unique=True),  # the hash of the token
    Column("name", ExactText, nullable=False),  # what it is for
)
sessions = Table(
    "sessions",
    account_metadata,
    Column("word", Word(64), primary_key=True),  # the hash of what the browser's cookie carries
    Column("account", ForeignKey("accounts.number"), nullable=False),
    Column("password", Word(64), nullable=False),  # the hash of the account's password hash when it began
    Column("begun", Whole, nullable=False),
    Column("last", Whole, nullable=False),  # when something was asked, or some time before
)
invitations = Table(
    "invitations",
    account_metadata,
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("word", Word(64), nullable=False, unique=True),  # the hash of what the link carries
    Column("role", Word(32), nullable=False),
    Column("by", ExactText, nullable=False),
    Column("expires", Whole, nullable=False),
)
