"""PostgreSQL reads the newest rows along an index; SQLite reads its own backwards."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index events and articles in the order in which the newest come first and those without a date last."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_events_newest ON events (date DESC NULLS LAST, number DESC)")
        op.execute("CREATE INDEX ix_articles_newest ON articles (date DESC NULLS LAST, number DESC)")
