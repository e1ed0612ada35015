"""A process that adds pages and tells what it was told is stored, to be killed: ARCHIVE FIRST COUNT."""

import sys

from saksi.model import Page
from saksi.run import local
from saksi.run.inputs import Input
from saksi.run.pool import Workers
from saksi.store.commit import Committer
from saksi.store.place import place_of
from tests.run.readers import load


def main() -> None:
    archive, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    local.BATCH_ROWS = 7
    committer = Committer(place_of(archive), waiting=lambda: print("waiting", flush=True))

    def told(tally: local.Tally) -> None:
        print("stored", tally.articles, "known", tally.known, flush=True)

    pages = (Page(b"teks nomor %d" % n, source=f"page {n}") for n in range(first, first + count))
    with Workers(load, count=0) as workers:
        local.add(
            (Input(page) for page in pages), committer=committer, workers=workers, steps="t", changed=told
        )
    print("finished", flush=True)


if __name__ == "__main__":
    main()
