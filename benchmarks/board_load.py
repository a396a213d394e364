"""How fast the board answers with many readers: every page, drawn by lot, over a synthetic store.

    python benchmarks/board_load.py sqlite:////tmp/load.db --readers 20 --seconds 60 --think 1

A store that is not there is made first (50,000 happenings, 200,000 events; `--happenings`). Each reader asks for a page, waits `--think` seconds on average (nought: asks again at once) and asks for the next.
Addresses are drawn from thousands, so most answers are worked out and not merely kept. Prints a table: page, answers,
median and 95th percentile in milliseconds, errors. Exits with 1 where the floors of issue 7 are not met.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote_plus

from synthetic import fill

from lagebild.store import Store

MEDIAN_MS, P95_MS = 300, 800
REGIONS = ("eastern_europe", "western_europe", "near_east", "east_asia")
SERVER = """
import sys
from lagebild.board import serve
serve(sys.argv[1], port=int(sys.argv[2]), workers=int(sys.argv[3]))
"""


def draw_addresses(store: Store, rng: random.Random) -> dict[str, list[str]]:
    """Return many addresses of each page."""
    counts = store.counts()
    codes = [one.code for one in store.actors(limit=40)]
    last = dt.date.fromisoformat(counts.last_day or "2021-09-30")

    def period() -> str:
        end = last - dt.timedelta(days=rng.randrange(600))
        return f"since={end - dt.timedelta(days=rng.choice((6, 13, 30)))}&until={end}"

    happenings = [one.id for one in rng.sample(store.happenings(limit=5000), 1000)]
    articles = [one.id for one in rng.sample(store.articles(limit=5000), 1000)]
    words = ("Sanktionen", "Manöver", "Grenze", "Kredit", "Vorschlag", "Soldaten Minsk", "Moskau", '"soll am"')
    return {
        "situation": ["/", *(f"/?{period()}" for _ in range(300)), *(f"/?{period()}&participant={c}" for c in codes), *(f"/?{period()}&region={r}" for r in REGIONS for _ in range(5))],
        "dyad": [f"/dyad/{a}-{b}" for a in codes for b in codes if a != b],
        "actor": [f"/actor/{a}" for a in codes] + [f"/actor/{a}?{period()}" for a in codes for _ in range(5)],
        "happening": [f"/happening/{key}" for key in happenings],
        "article": [f"/article/{key}" for key in articles],
        "search": [f"/search?{q}" for q in (
            *(f"participant={a}&quad={n}" for a in codes for n in (1, 2, 3, 4)),
            *(f"text={quote_plus(w)}&{period()}" for w in words for _ in range(20)),
            *(f"aux=reported&actor={a}&page={n}" for a in codes for n in (1, 2, 3)),
        )],
        "sources": ["/sources"], "codebook": ["/codebook"],
        "api": [f"/api/events?participant={a}&page={n}" for a in codes for n in range(1, 8)],
    }


WEIGHTS = {"situation": 4, "dyad": 3, "actor": 2, "happening": 4, "article": 4, "search": 4, "sources": 1, "codebook": 1, "api": 2}


def reader(port: int, addresses: dict[str, list[str]], timing: tuple[float, float], seed: int, into: list[tuple[str, float, int]]) -> None:
    """Ask for pages until the time is up; `timing` is that time and how long to think."""
    until, think = timing
    rng = random.Random(seed)  # noqa: S311 - draws pages
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    names, weights = list(WEIGHTS), list(WEIGHTS.values())
    time.sleep(rng.random() * think)
    while time.monotonic() < until:
        name = rng.choices(names, weights)[0]
        started = time.perf_counter()
        try:
            connection.request("GET", rng.choice(addresses[name]))
            answer = connection.getresponse()
            answer.read()
            status = answer.status
        except (OSError, http.client.HTTPException):
            connection.close()
            status = 0
        into.append((name, (time.perf_counter() - started) * 1000, status))
        if think:
            time.sleep(rng.expovariate(1 / think))


def ask(port: int, path: str) -> None:
    """Ask for one page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path)
    connection.getresponse().read()
    connection.close()


@contextlib.contextmanager
def server(url: str, port: int, workers: int):  # noqa: ANN201 - a context
    """Run the board beside this process."""
    process = subprocess.Popen([sys.executable, "-c", SERVER, url, str(port), str(workers)])
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.2)
        for path in ("/", "/actor/RUS", "/sources") * 15:  # both processes have read what every page needs
            ask(port, path)
        yield process.pid
    finally:
        process.terminate()
        process.wait(10)


def cpu_seconds(pid: int) -> float:
    """Return the CPU time a process and its children have used so far."""
    seconds = 0.0
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, ValueError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(folder.name) == pid or int(fields[1]) == pid:
                seconds += (int(fields[11]) + int(fields[12])) / 100
    return seconds


def percentile(values: list[float], share: float) -> float:
    """Return the value below which `share` of the values lie."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--think", type=float, default=1.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--port", type=int, default=8399)
    parser.add_argument("--happenings", type=int, default=50_000)
    given = parser.parse_args()
    if given.url.startswith("sqlite:///") and not Path(given.url.removeprefix("sqlite:///")).exists():
        print(f"making {given.url} with {given.happenings} happenings", flush=True)
        fill(given.url, given.happenings)
    rng = random.Random(1)  # noqa: S311 - draws pages
    with Store.open(given.url) as store:
        print(store.counts())
        addresses = draw_addresses(store, rng)
    taken: list[tuple[str, float, int]] = []
    with server(given.url, given.port, given.workers) as pid:
        spent = cpu_seconds(pid)
        until = time.monotonic() + given.seconds
        threads = [
            threading.Thread(target=reader, args=(given.port, addresses, (until, given.think), n, taken)) for n in range(given.readers)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        spent = cpu_seconds(pid) - spent
    by_page: dict[str, list[float]] = defaultdict(list)
    for name, took, _ in taken:
        by_page[name].append(took)
        by_page["all"].append(took)
    errors = sum(status != 200 for _, _, status in taken)
    for name in (*WEIGHTS, "all"):
        values = by_page.get(name, [0.0])
        print(f"{name:10} {len(values):6} answers  median {statistics.median(values):6.0f} ms  p95 {percentile(values, 0.95):6.0f} ms")
    print(f"errors {errors}, {len(taken) / given.seconds:.1f} answers/s, {given.readers} readers, {given.workers} processes, think {given.think} s")
    print(f"CPU {1000 * spent / max(1, len(taken)):.0f} ms an answer, in the server; load of the machine {os.getloadavg()[0]:.1f}")
    slow = [name for name, values in by_page.items() if statistics.median(values) > MEDIAN_MS or percentile(values, 0.95) > P95_MS]
    return 1 if errors or slow else 0


if __name__ == "__main__":
    sys.exit(main())
