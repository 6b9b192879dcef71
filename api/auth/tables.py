"""Which tables hold accounts? None is part of the ledger, nor of its backups.

Moments are whole seconds since 1970. Secrets of sessions and tokens are kept as hashes.
"""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData()

account = Table(
    "account",
    metadata,
    Column("key", Text, primary_key=True),  # the name as it is looked for
    Column("name", Text, nullable=False),
    Column("shown_as", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("unit", Text),
    Column("password", Text),
    Column("subject", Text, unique=True),  # who this is for the college's identity provider
    Column("disabled", Boolean, nullable=False),
)
session = Table(
    "account_session",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("account", Text, ForeignKey("account.key"), nullable=False, index=True),
    Column("expires", BigInteger, nullable=False),
    Column("used", BigInteger, nullable=False),
)
token = Table(
    "account_token",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("account", Text, ForeignKey("account.key"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("expires", BigInteger, nullable=False),
    Column("used", BigInteger),
    Column("withdrawn", BigInteger),
)
failure = Table(
    "account_failure",
    metadata,
    Column("hash", Text, primary_key=True),  # of the name that was tried, known or not
    Column("tries", Integer, nullable=False),
    Column("until", BigInteger, nullable=False),
)
refusal = Table(
    "account_refusal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("account", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("route", Text, nullable=False),
)
