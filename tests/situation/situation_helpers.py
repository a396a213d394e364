"""Hand-made acts."""

import datetime as dt

from lagebild.model import Act


def act(date, quad=3, score=-3.0, *, key=None, actors=("BLR",), recipients=("RUS",), state="reported", voices=1, event="ACCUSE"):
    return Act(key or f"{date}-{quad}-{event}", date, event, quad, score, actors, recipients, state, voices, date)


def weekly(counts, start="2021-01-04", quad=3):
    first = dt.date.fromisoformat(start)
    return [act((first + dt.timedelta(days=7 * week)).isoformat(), quad, key=f"{week}-{n}")
            for week, count in enumerate(counts) for n in range(count)]
