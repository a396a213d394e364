"""One address of each page over a synthetic store."""

PAGES = ("situation", "dyad", "actor", "happening", "article", "search", "sources", "codebook", "sentence", "report")


def addresses(store):
    happening = max(store.happenings(limit=None), key=lambda one: (len(one.contradictions), len(one.events)))
    article = store.event(happening.events[0]).article
    return {
        "situation": "/", "dyad": "/dyad/BLR-RUS", "actor": "/actor/BLR", "happening": f"/happening/{happening.id}",
        "article": f"/article/{article}", "search": "/search", "sources": "/sources", "codebook": "/codebook",
        "sentence": "/sentence", "report": "/dyad/BLR-RUS/report",
    }
