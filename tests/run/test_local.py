import dataclasses

import pytest

from saksi.errors import UsageError
from saksi.model import Page
from saksi.run import local
from saksi.run.inputs import Input, input_key
from saksi.run.pool import Workers
from saksi.store.commit import Committer
from saksi.store.place import place_of
from saksi.store.snapshot import Snapshot
from tests.run import readers


@pytest.fixture
def committer(tmp_path):
    opened = Committer(place_of(tmp_path / "archive"))
    yield opened
    opened.close()


@pytest.fixture
def archive(committer, tmp_path):
    """Ask the archive with one SQL expression."""

    def ask(expression):
        snapshot = Snapshot(place_of(tmp_path / "archive"))
        try:
            return snapshot.value(f"SELECT {expression}")
        finally:
            snapshot.close()

    return ask


def pages(*texts, live=False):
    return [
        Input(Page(text.encode(), source=f"page {n}"), origin=f"/pages/{n}" if live else None)
        for n, text in enumerate(texts)
    ]


def add(inputs, committer, *, count=0, load=readers.load, steps="t", patience=60.0, **options):
    with Workers(load, count=count, patience=patience) as workers:
        return local.add(inputs, committer=committer, workers=workers, steps=steps, **options)


def test_pages_are_read_in_parallel_and_stored(committer, archive):
    tally = add(pages(*(f"teks {n}" for n in range(40))), committer, count=2)
    assert (tally.read, tally.articles, tally.refused) == (40, 40, 0)
    assert archive("count(*) FROM articles") == 40


def test_a_rerun_reads_nothing_and_adds_nothing(committer, archive):
    texts = pages("satu", "dua", "REFUSE")
    add(texts, committer)
    tally = add(texts, committer, load=readers.load_dying, count=1)
    assert (tally.known, tally.read, tally.articles) == (3, 0, 0)
    assert archive("count(*) FROM refusals") == 1


def test_a_worker_that_dies_costs_its_page(committer, archive):
    texts = [f"teks {n}" for n in range(30)]
    texts[7] = "DIE 7"
    texts[20] = "DIE 20"
    tally = add(pages(*texts), committer, count=2)
    assert (tally.articles, tally.refused) == (28, 2)
    assert archive("list(source ORDER BY source) FROM refusals") == ["page 20", "page 7"]
    assert archive("min(code) FROM refusals") == "P002"


def test_a_page_that_takes_too_long_is_refused(committer, archive):
    tally = add(pages("satu", "HANG", "tiga"), committer, count=1, patience=1.0)
    assert (tally.articles, tally.refused) == (2, 1)
    assert archive("code FROM refusals") == "P003"


def test_a_page_that_took_too_long_is_tried_again_only_when_asked_or_by_other_steps(committer, archive):
    texts = pages("satu", "HANG")
    add(texts, committer, count=1, patience=1.0)
    # This reader dies as it starts: nothing is given to it.
    tally = add(texts, committer, load=readers.load_dying, count=1)
    assert (tally.known, tally.left, tally.refused, tally.batches) == (1, 1, 0, 0)
    assert archive("code FROM refusals") == "P003"
    again = add(texts, committer, count=1, patience=1.0, again=True)
    assert (again.left, again.refused) == (0, 1)
    assert archive("count(*) FROM refusals") == 1
    newer = add(texts, committer, count=1, patience=1.0, steps="newer")
    assert (newer.left, newer.refused) == (0, 1)


def test_other_content_at_the_place_of_a_page_that_took_too_long_is_read(committer, archive):
    add(pages("HANG", live=True), committer, count=1, patience=1.0)
    assert add(pages("tiga", live=True), committer).articles == 1
    assert archive("count(*) FROM refusals") == 0


@pytest.mark.parametrize("load", [readers.load_failing, readers.load_dying])
def test_workers_that_cannot_start_end_the_run(committer, load):
    with pytest.raises(UsageError, match="U030"):
        add(pages("satu"), committer, count=1, load=load)


def test_asked_to_stop_it_stores_what_is_in_hand_and_goes_on_later(committer, archive):
    texts = pages(*(f"teks {n}" for n in range(200)))
    seen = []
    tally = add(
        texts, committer, count=1, stop=lambda: len(seen) >= 20, changed=lambda tally: seen.append(tally.read)
    )
    assert tally.stopped
    assert 20 <= tally.articles < 200
    assert tally.articles == tally.read == archive("count(*) FROM articles")
    again = add(texts, committer)
    assert again.known == tally.articles
    assert archive("count(*) FROM articles") == 200


def test_an_edited_file_is_a_new_version(committer, archive):
    add(pages("teks lama", live=True), committer)
    tally = add(pages("teks baru", live=True), committer)
    assert (tally.articles, tally.edits) == (1, 1)
    assert archive("text FROM articles") == "teks baru"
    add(pages("teks lama", live=True), committer)
    assert archive("text FROM articles") == "teks lama"
    assert add(pages("teks lama", live=True), committer).known == 1


def test_new_steps_read_again_and_replace(committer, archive):
    add(pages("satu"), committer, steps="read 1")
    tally = add(pages("satu"), committer, steps="read 2")
    assert (tally.read, tally.articles, tally.edits) == (1, 1, 0)
    assert archive("steps FROM articles") == "read 2, test 1"
    assert archive("count(*) FROM articles") == 1


def test_large_runs_are_stored_in_batches(committer, archive, monkeypatch):
    monkeypatch.setattr(local, "BATCH_ROWS", 10)
    tally = add(pages(*(f"teks {n}" for n in range(35))), committer)
    assert tally.batches == 4
    assert archive("count(*) FROM batches") == 4


def test_what_a_source_declares_fills_what_the_page_leaves_open(committer, archive):
    item = Input(
        Page(b"satu", source="x"), declared={"outlet": "Kabar", "language": "ms", "published": "2026-01-02"}
    )
    add([item], committer)
    assert archive("outlet || language || day FROM articles") == "Kabarms2026-01-02"
    assert archive("known['outlet'] FROM articles") == "declared by its source"


def test_keys_differ_by_content_address_declarations_and_steps():
    item = Input(Page(b"satu", source="x"))
    others = [
        Input(Page(b"dua", source="x")),
        Input(Page(b"satu", source="x", url="https://a.example/")),
        Input(Page(b"satu", source="x"), declared={"outlet": "Kabar"}),
    ]
    keys = {input_key(given, steps="1") for given in [item, *others]} | {input_key(item, steps="2")}
    assert len(keys) == 5
    assert input_key(item, steps="1") == input_key(Input(Page(b"satu", source="elsewhere")), steps="1")


def test_the_first_signal_asks_and_the_second_ends():
    import signal

    told = []
    with local.interruptible(lambda: told.append(1)) as stop:
        assert not stop()
        signal.raise_signal(signal.SIGINT)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert told == [1]


def test_the_pipeline_names_its_steps():
    assert local.steps_version().startswith("read ")
    assert dataclasses.asdict(local.Tally())["read"] == 0


def test_a_page_that_took_too_long_is_tried_again_and_then_no_longer_refused(committer, archive):
    texts = pages("satu", "HANG")
    add(texts, committer, count=1, patience=1.0)
    tally = add(texts, committer, load=readers.load_patient, again=True)
    assert (tally.known, tally.read, tally.refused) == (1, 1, 0)
    assert archive("count(*) FROM refusals") == 0
    assert archive("count(*) FROM articles") == 2
