"""Forms that are kept until somebody has signed in again, and the language of a reason."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "kept_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_kept_form_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_kept_form"),
    )
    op.create_index("ix_kept_form_person_id", "kept_form", ["person_id"], unique=False)
    with op.batch_alter_table("suggestion") as table:
        table.add_column(
            sa.Column("reason_language", sa.String(length=64), server_default="", nullable=False)
        )


def downgrade() -> None:
    """Remove them."""
    with op.batch_alter_table("suggestion") as table:
        table.drop_column("reason_language")
    op.drop_index("ix_kept_form_person_id", table_name="kept_form")
    op.drop_table("kept_form")
