"""What Alembic runs: the migrations, in the transaction of the connection that it is given."""

from __future__ import annotations

from alembic import context

from service.desk.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a column by making the table anew
)
context.run_migrations()
