"""Killed at any moment, run side by side: nothing is lost, nothing is there twice."""

import multiprocessing
import os
import random
import signal
import time

import pytest
from store_samples import coded

from lagebild.store import Store
from lagebild.store import schema as s

KILLS = 50
SIDE_BY_SIDE = multiprocessing.get_context("forkserver")
SIDE_BY_SIDE.set_forkserver_preload(["lagebild.store", "store_samples"])


def articles(count):
    return [coded(f"k{n}", publication=f"Blatt {n}") for n in range(count)]


def add_all(url, count, ready, added):
    with Store.open(url) as store:
        ready.set()
        for one in articles(count):
            added.value += store.add(one, "1")


def started(url, count):
    ready, added = SIDE_BY_SIDE.Event(), SIDE_BY_SIDE.Value("i", 0)
    process = SIDE_BY_SIDE.Process(target=add_all, args=(url, count, ready, added))
    process.start()
    return process, ready, added


def check_whole(store, count):
    made = articles(count)
    assert store.counts().articles == count
    assert store.counts().events == 2 * count
    assert all(store.coded(one.article.id) == one for one in made)
    assert len(store.codings()) == count
    for table in ("participants", "dyads"):
        with store.writing() as connection:
            rows = connection.execute(s.metadata.tables[table].select()).all()
        assert len(rows) == len({(row.event_number, *row[1:4]) for row in rows})
    if store.dialect == "sqlite":
        with store.writing() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            connection.exec_driver_sql("INSERT INTO event_search(event_search, rank) VALUES ('integrity-check', 1)")
            connection.exec_driver_sql("INSERT INTO article_search(article_search, rank) VALUES ('integrity-check', 1)")


def test_a_process_killed_fifty_times_leaves_a_whole_store(url):
    draw, killed_at_work, count = random.Random(1), 0, 150
    for _ in range(KILLS):
        process, ready, added = started(url, count)
        if draw.random() < 0.8:  # the others are killed while they open the store
            ready.wait(60)
        time.sleep(draw.random() * 0.08)
        killed_at_work += process.is_alive()
        os.kill(process.pid, signal.SIGKILL)
        process.join()
    assert killed_at_work >= KILLS * 0.5
    process, ready, added = started(url, count)
    process.join(300)
    assert process.exitcode == 0
    assert ready.is_set()
    assert added.value <= count
    with Store.open(url) as store:
        check_whole(store, count)


def test_processes_adding_the_same_articles_share_the_work(url):
    count = 60
    running = [started(url, count) for _ in range(4)]  # all of them also want to make the tables
    for process, _, _ in running:
        process.join(300)
        assert process.exitcode == 0
    assert sum(added.value for _, _, added in running) == count
    with Store.open(url) as store:
        check_whole(store, count)


def test_a_failure_inside_an_article_leaves_nothing_of_it(store, monkeypatch):
    def broken(*_):
        raise RuntimeError("in the middle")

    monkeypatch.setattr("lagebild.store.writing.put_events", broken)
    with pytest.raises(RuntimeError, match="in the middle"):
        store.add(coded(), "1")
    monkeypatch.undo()
    assert store.counts().articles == 0
    assert store.add(coded(), "1")
