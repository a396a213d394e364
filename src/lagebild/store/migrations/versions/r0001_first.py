"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The text search, as it was at this revision: what is made once must not change with the code.
SQLITE = (
    "CREATE VIRTUAL TABLE article_search USING fts5(title, text, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER article_search_insert AFTER INSERT ON articles BEGIN INSERT INTO article_search(rowid, title, text) VALUES (new.number, new.title, new.text); END",
    "CREATE TRIGGER article_search_delete AFTER DELETE ON articles BEGIN INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); END",
    "CREATE TRIGGER article_search_update AFTER UPDATE OF title, text ON articles BEGIN INSERT INTO article_search(article_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text); INSERT INTO article_search(rowid, title, text) VALUES (new.number, new.title, new.text); END",
    "CREATE VIRTUAL TABLE event_search USING fts5(evidence, content='events', content_rowid='number', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER event_search_insert AFTER INSERT ON events BEGIN INSERT INTO event_search(rowid, evidence) VALUES (new.number, new.evidence); END",
    "CREATE TRIGGER event_search_delete AFTER DELETE ON events BEGIN INSERT INTO event_search(event_search, rowid, evidence) VALUES ('delete', old.number, old.evidence); END",
    "CREATE TRIGGER event_search_update AFTER UPDATE OF evidence ON events BEGIN INSERT INTO event_search(event_search, rowid, evidence) VALUES ('delete', old.number, old.evidence); INSERT INTO event_search(rowid, evidence) VALUES (new.number, new.evidence); END",
)
POSTGRESQL = (
    "CREATE INDEX ix_articles_words ON articles USING gin (to_tsvector('simple', left(title || ' ' || text, 250000)))",
    "CREATE INDEX ix_events_words ON events USING gin (to_tsvector('simple', left(evidence, 250000)))",
)


def upgrade() -> None:
    """Make every table and the text search."""
    op.create_table("articles",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("text_hash", sa.String(length=64), nullable=False),
        sa.Column("copy_group", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("publication", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("agency", sa.String(), nullable=True),
        sa.Column("genre", sa.String(), nullable=True),
        sa.Column("added", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_articles")),
        sa.UniqueConstraint("content_hash", name=op.f("uq_articles_content_hash")),
        sa.UniqueConstraint("id", name=op.f("uq_articles_id"))
    )
    op.create_index(op.f("ix_articles_added"), "articles", ["added"], unique=False)
    op.create_index(op.f("ix_articles_copy_group"), "articles", ["copy_group"], unique=False)
    op.create_index(op.f("ix_articles_date"), "articles", ["date"], unique=False)
    op.create_index(op.f("ix_articles_publication_date"), "articles", ["publication", "date"], unique=False)
    op.create_index(op.f("ix_articles_text_hash"), "articles", ["text_hash"], unique=False)
    op.create_index(op.f("ix_articles_url"), "articles", ["url"], unique=False)
    op.create_table("fetches",
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("fetched", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_fetches"))
    )
    op.create_table("happenings",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("quad_code", sa.SmallInteger(), nullable=False),
        sa.Column("event_scale", sa.Float(), nullable=False),
        sa.Column("begin", sa.String(), nullable=True),
        sa.Column("until", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first_told", sa.String(), nullable=True),
        sa.Column("last_told", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=True),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("voices", sa.Integer(), nullable=False),
        sa.Column("contradictions", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_happenings")),
        sa.UniqueConstraint("id", name=op.f("uq_happenings_id"))
    )
    op.create_index(op.f("ix_happenings_begin_number"), "happenings", ["begin", "number"], unique=False)
    op.create_index(op.f("ix_happenings_event_begin"), "happenings", ["event", "begin"], unique=False)
    op.create_index(op.f("ix_happenings_last_told"), "happenings", ["last_told"], unique=False)
    op.create_index(op.f("ix_happenings_story"), "happenings", ["story"], unique=False)
    op.create_table("issues",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.String(), nullable=False),
        sa.Column("last_seen", sa.String(), nullable=False),
        sa.Column("seen", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_issues")),
        sa.UniqueConstraint("source", "line", "station", "reason", name=op.f("uq_issues_source_line_station_reason"))
    )
    op.create_table("notes",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_notes"))
    )
    op.create_table("stories",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("begin", sa.String(), nullable=True),
        sa.Column("until", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_stories")),
        sa.UniqueConstraint("id", name=op.f("uq_stories_id"))
    )
    op.create_index(op.f("ix_stories_until"), "stories", ["until"], unique=False)
    op.create_table("codings",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("article_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("coded", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=True),
        sa.Column("record", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article_number"], ["articles.number"], name=op.f("fk_codings_article_number"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_codings"))
    )
    op.create_index(op.f("ix_codings_article_number_number"), "codings", ["article_number", "number"], unique=False)
    op.create_index(op.f("ix_codings_version"), "codings", ["version"], unique=False)
    op.create_table("contradictions",
        sa.Column("happening_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["happening_number"], ["happenings.number"], name=op.f("fk_contradictions_happening_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("happening_number", "position", name=op.f("uq_contradictions_happening_number_position"))
    )
    op.create_index(op.f("ix_contradictions_about"), "contradictions", ["about"], unique=False)
    op.create_table("events",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("article_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("context", sa.String(), nullable=False),
        sa.Column("quad_code", sa.SmallInteger(), nullable=False),
        sa.Column("event_scale", sa.Float(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("enddate", sa.String(), nullable=True),
        sa.Column("stated", sa.Boolean(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("future", sa.Boolean(), nullable=False),
        sa.Column("hypothetical", sa.Boolean(), nullable=False),
        sa.Column("historical", sa.Boolean(), nullable=False),
        sa.Column("reported", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("field", sa.String(length=5), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("trigger", sa.String(), nullable=False),
        sa.Column("sentence", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("condition", sa.String(), nullable=True),
        sa.Column("related", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("geonames", sa.BigInteger(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("publication", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_number"], ["articles.number"], name=op.f("fk_events_article_number"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_events")),
        sa.UniqueConstraint("id", name=op.f("uq_events_id"))
    )
    op.create_index(op.f("ix_events_article_number_position"), "events", ["article_number", "position"], unique=False)
    op.create_index(op.f("ix_events_country_date"), "events", ["country", "date"], unique=False)
    op.create_index(op.f("ix_events_date_number"), "events", ["date", "number"], unique=False)
    op.create_index(op.f("ix_events_event_date"), "events", ["event", "date"], unique=False)
    op.create_index(op.f("ix_events_published"), "events", ["published"], unique=False)
    op.create_table("happening_dyads",
        sa.Column("happening_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("directed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["happening_number"], ["happenings.number"], name=op.f("fk_happening_dyads_happening_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("happening_number", "source", "target", name=op.f("uq_happening_dyads_happening_number_source_target"))
    )
    op.create_index(op.f("ix_happening_dyads_source_target"), "happening_dyads", ["source", "target"], unique=False)
    op.create_table("happening_participants",
        sa.Column("happening_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(length=9), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("wikidata", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["happening_number"], ["happenings.number"], name=op.f("fk_happening_participants_happening_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("happening_number", "role", "position", name=op.f("uq_happening_participants_happening_number_role_position"))
    )
    op.create_index(op.f("ix_happening_participants_code_role"), "happening_participants", ["code", "role"], unique=False)
    op.create_index(op.f("ix_happening_participants_wikidata"), "happening_participants", ["wikidata"], unique=False)
    op.create_table("quotations",
        sa.Column("article_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("sector", sa.String(), nullable=True),
        sa.Column("wikidata", sa.String(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_number"], ["articles.number"], name=op.f("fk_quotations_article_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("article_number", "position", name=op.f("uq_quotations_article_number_position"))
    )
    op.create_index(op.f("ix_quotations_code"), "quotations", ["code"], unique=False)
    op.create_index(op.f("ix_quotations_name"), "quotations", ["name"], unique=False)
    op.create_table("sentences",
        sa.Column("article_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=5), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article_number"], ["articles.number"], name=op.f("fk_sentences_article_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("article_number", "position", name=op.f("uq_sentences_article_number_position"))
    )
    op.create_table("states",
        sa.Column("happening_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["happening_number"], ["happenings.number"], name=op.f("fk_states_happening_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("happening_number", "position", name=op.f("uq_states_happening_number_position"))
    )
    op.create_index(op.f("ix_states_date"), "states", ["date"], unique=False)
    op.create_table("story_articles",
        sa.Column("story_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["story_number"], ["stories.number"], name=op.f("fk_story_articles_story_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("story_number", "article", name=op.f("uq_story_articles_story_number_article"))
    )
    op.create_index(op.f("ix_story_articles_article"), "story_articles", ["article"], unique=False)
    op.create_table("tellings",
        sa.Column("happening_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["happening_number"], ["happenings.number"], name=op.f("fk_tellings_happening_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("happening_number", "position", name=op.f("uq_tellings_happening_number_position"))
    )
    op.create_index(op.f("ix_tellings_event"), "tellings", ["event"], unique=False)
    op.create_table("times",
        sa.Column("article_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("begin", sa.String(), nullable=True),
        sa.Column("until", sa.String(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_number"], ["articles.number"], name=op.f("fk_times_article_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("article_number", "position", name=op.f("uq_times_article_number_position"))
    )
    op.create_table("voices",
        sa.Column("happening_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["happening_number"], ["happenings.number"], name=op.f("fk_voices_happening_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("happening_number", "position", name=op.f("uq_voices_happening_number_position"))
    )
    op.create_index(op.f("ix_voices_origin"), "voices", ["origin"], unique=False)
    op.create_table("attributions",
        sa.Column("event_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source_kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("wikidata", sa.String(), nullable=True),
        sa.Column("field", sa.String(length=5), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_number"], ["events.number"], name=op.f("fk_attributions_event_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("event_number", "position", name=op.f("uq_attributions_event_number_position"))
    )
    op.create_index(op.f("ix_attributions_code"), "attributions", ["code"], unique=False)
    op.create_index(op.f("ix_attributions_name"), "attributions", ["name"], unique=False)
    op.create_table("dyads",
        sa.Column("event_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("directed", sa.Boolean(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("quad_code", sa.SmallInteger(), nullable=False),
        sa.Column("event_scale", sa.Float(), nullable=False),
        sa.Column("asserted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["event_number"], ["events.number"], name=op.f("fk_dyads_event_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("event_number", "source", "target", name=op.f("uq_dyads_event_number_source_target"))
    )
    op.create_index(op.f("ix_dyads_source_target_date_event_number"), "dyads", ["source", "target", "date", "event_number"], unique=False)
    op.create_index("ix_dyads_sums", "dyads", ["date", "source", "target", "quad_code", "event_scale", "asserted"], unique=False)
    op.create_index(op.f("ix_dyads_target_date"), "dyads", ["target", "date"], unique=False)
    op.create_table("participants",
        sa.Column("event_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(length=9), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("sectors", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("wikidata", sa.String(), nullable=True),
        sa.Column("field", sa.String(length=5), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["event_number"], ["events.number"], name=op.f("fk_participants_event_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("event_number", "role", "position", name=op.f("uq_participants_event_number_role_position"))
    )
    op.create_index(op.f("ix_participants_code_date_event_number_role"), "participants", ["code", "date", "event_number", "role"], unique=False)
    op.create_index(op.f("ix_participants_name_date"), "participants", ["name", "date"], unique=False)
    op.create_index(op.f("ix_participants_wikidata_date"), "participants", ["wikidata", "date"], unique=False)
    op.create_table("quantities",
        sa.Column("event_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("number", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("bound", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_number"], ["events.number"], name=op.f("fk_quantities_event_number"), ondelete="CASCADE"),
        sa.UniqueConstraint("event_number", "position", name=op.f("uq_quantities_event_number_position"))
    )
    op.create_index(op.f("ix_quantities_unit_number"), "quantities", ["unit", "number"], unique=False)
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
