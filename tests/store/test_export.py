"""Exports are read back by the tools they are made for, and say where each row comes from."""

import io
import json

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from store_samples import coded, happening

from lagebild.errors import StoreError
from lagebild.store import EventFilter
from lagebild.store.export import FORMATS, export
from lagebild.store.export.flat import COLUMNS
from lagebild.store.export.gdelt import CAMEO, MORE
from lagebild.store.export.gdelt import COLUMNS as GDELT

SENTENCE = "Die EU verhängte Sanktionen gegen Belarus, meldet dpa."


@pytest.fixture
def filled(store):
    store.add(coded(), "1")
    store.add(coded("x2", publication='Blatt; "groß"', title="=1+1 Titel\nzweizeilig"), "1")
    store.replace_happenings([happening()])
    return store


def written(store, form, wanted=None):
    sink = io.BytesIO()
    count = export(store, form, sink, wanted)
    return count, sink.getvalue()


def test_plover_lines_are_the_records_with_their_origin(filled):
    count, data = written(filled, "plover")
    lines = [json.loads(line) for line in data.splitlines()]
    assert count == len(lines) == 4
    line = next(one for one in lines if one["id"] == "x1-1")
    assert line["actor"][0]["code"] == "EUR"
    assert line["cite_info"] == {"publication": "Bote", "url": "https://bote.example/a?x=1", "title": "Lukaschenko trifft Putin", "language": "de"}
    assert (line["evidence_text"], line["published"]) == (SENTENCE, "2021-09-09T10:00:00+02:00")


def test_pandas_reads_the_csv(filled):
    _, data = written(filled, "csv")
    table = pd.read_csv(io.BytesIO(data))
    assert list(table.columns) == list(COLUMNS)
    row = table.set_index("event_id").loc["x1-1"]
    assert (row.actor, row.recipient, row.quantity, row.outlet, row.evidence) == ("EUR", "BLR GOV", "at_most 200000 euros", "Bote", SENTENCE)
    assert table.set_index("event_id").loc["x1-0", "voices"] == 1
    assert set(table.outlet) == {"Bote", 'Blatt; "groß"'}


def test_a_cell_is_no_formula_to_a_spreadsheet(filled):
    _, data = written(filled, "csv")
    assert "'=1+1 Titel zweizeilig" in data.decode()


def test_duckdb_reads_the_csv_and_the_parquet(filled, tmp_path):
    for form in ("csv", "parquet"):
        file = tmp_path / f"events.{form}"
        export(filled, form, file)
        found = duckdb.sql(f"SELECT event, count(*), any_value(evidence) FROM '{file}' GROUP BY event ORDER BY event").fetchall()
        assert [(row[0], row[1]) for row in found] == [("CONSULT", 2), ("SANCTION", 2)]
        assert found[1][2] == SENTENCE


def test_parquet_keeps_lists_and_numbers(filled):
    _, data = written(filled, "parquet", EventFilter(event=("CONSULT",), publication="Bote"))
    table = pq.read_table(io.BytesIO(data))
    assert table.to_pylist()[0]["actor"] == ["BLR GOV", "RUS GOV"]
    assert table.to_pylist()[0]["latitude"] == 55.75


@pytest.mark.parametrize(("form", "columns"), [("gdelt", GDELT + MORE), ("gdelt61", GDELT)])
def test_gdelt_rows_have_gdelts_columns_in_gdelts_order(filled, form, columns):
    assert len(GDELT) == 61
    count, data = written(filled, form)
    table = pd.read_csv(io.BytesIO(data), sep="\t", header=None, names=columns, dtype=str, keep_default_na=False)
    assert count == len(table) == 4
    row = table[table.EventRootCode == "16"].iloc[0]
    assert (row.Actor1Code, row.Actor2Code, row.QuadClass, row.GoldsteinScale) == ("EUR", "BLRGOV", "4", "-6")
    assert (row.SQLDATE, row.SOURCEURL) == ("20210909", "https://bote.example/a?x=1")
    meeting = table[table.EventCode == "042"].iloc[0]
    assert (meeting.ActionGeo_FullName, meeting.ActionGeo_Lat, meeting.NumMentions) == ("Moskau", "55.75", "2")
    if form == "gdelt":
        assert (row.Outlet, row.Published, row.Evidence) == ("Bote", "2021-09-09T10:00:00+02:00", SENTENCE)


def test_every_plover_type_has_a_cameo_root():
    assert len(CAMEO) == 16
    assert all(1 <= int(code[:2]) <= 20 for code in CAMEO.values())


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_store_gives_an_empty_file(store, form):
    assert written(store, form)[0] == 0


def test_an_unknown_format_names_the_known(store):
    with pytest.raises(StoreError, match="plover, csv, parquet"):
        export(store, "xls", io.BytesIO())
