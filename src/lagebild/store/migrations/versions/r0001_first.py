"""The first tables."""

from alembic import op

from lagebild.store import text_search
from lagebild.store.schema import metadata

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table and the text search."""
    connection = op.get_bind()
    metadata.create_all(connection)
    sqlite = connection.dialect.name == "sqlite"
    for statement in text_search.sqlite_ddl() if sqlite else text_search.postgresql_ddl():
        op.execute(statement)
