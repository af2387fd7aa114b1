"""The language of an answer to a problem, and who wants a mail a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NEW = (("problem", "answer_language"), ("person", "digest"), ("person", "digested_at"))


def upgrade() -> None:
    """Add the columns."""
    tag = sa.Column("answer_language", sa.String(length=64), server_default="", nullable=False)
    wish: sa.Column[bool] = sa.Column(
        "digest", sa.Boolean(), server_default=sa.false(), nullable=False
    )
    op.add_column("problem", tag)
    op.add_column("person", wish)
    op.add_column("person", sa.Column("digested_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Remove them."""
    for table, name in reversed(NEW):
        with op.batch_alter_table(table) as batch:
            batch.drop_column(name)
