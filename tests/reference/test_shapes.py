"""Outlines of countries: the file as it was published, and each ring closed."""

import hashlib
from importlib.resources import files

from saksi.reference.shapes import FILE, outlines
from saksi.reference.states import state

FOLDER = files("saksi.reference.shapes")


def test_the_file_is_the_one_that_was_vendored():
    (line,) = FOLDER.joinpath("SHA256SUMS").read_text(encoding="utf-8").splitlines()

    assert line.split() == [hashlib.sha256(FOLDER.joinpath(FILE).read_bytes()).hexdigest(), FILE]
    assert "Permission to use" in FOLDER.joinpath("LICENSE").read_text(encoding="utf-8")


def test_every_ring_is_closed_and_lies_on_the_globe():
    for rings in outlines().values():
        for ring in rings:
            assert ring[0] == ring[-1]
            assert all(-180.01 <= longitude <= 180.01 and -91 < latitude < 91 for longitude, latitude in ring)


def test_outlines_go_by_codes_that_the_program_knows():
    unknown = [code for code in outlines() if code and state(code) is None]

    assert unknown == []
    assert {"IDN", "XKX", "PSE", "TWN", "USA"} <= outlines().keys()
