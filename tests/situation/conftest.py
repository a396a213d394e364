import pytest

from lagebild.model import Actor, Happening, Voice


@pytest.fixture
def happening():
    def make(key, *, event="ACCUSE", quad=3, score=-3.0, begin="2021-09-09", first_told="2021-09-09", voices=1, state="reported"):
        return Happening(
            id=key, event=event, quad_code=quad, event_scale=score, actor=(Actor(code="BLR"), Actor(code="---")),
            recipient=(Actor(code="RUS"),), begin=begin, until=begin, place=None, title=key, events=(),
            voices=tuple(Voice(origin=f"v{n}", kind="outlet", outlets=(), articles=(), events=()) for n in range(voices)),
            first_told=first_told, last_told=first_told, state=state)
    return make
