"""Words of a claim that its body says are written once, in the body. What is there already
stays as it was said; a program that would look for the words must not open the ledger."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    pass
