"""GEXF and GraphML read back, and GEXF keeps to its schema."""

import datetime
import xml.etree.ElementTree as ET

import networkx as nx
import pytest

NAMESPACE = "{http://gexf.net/1.3}"
#: Of the schema of GEXF 1.3: which attributes an element may have, and those it must have.
SCHEMA = {
    "gexf": ({"version"}, {"version"}),
    "meta": ({"lastmodifieddate"}, set()),
    "creator": (set(), set()),
    "graph": ({"mode", "defaultedgetype", "timeformat", "timerepresentation", "start", "end"}, set()),
    "attributes": ({"class", "mode"}, {"class"}),
    "attribute": ({"id", "title", "type"}, {"id", "title", "type"}),
    "nodes": ({"count"}, set()),
    "node": ({"id", "label"}, {"id"}),
    "edges": ({"count"}, set()),
    "edge": ({"id", "source", "target", "weight"}, {"source", "target"}),
    "attvalues": (set(), set()),
    "attvalue": ({"for", "value", "start", "end"}, {"for", "value"}),
    "spells": (set(), set()),
    "spell": ({"start", "end"}, set()),
}


@pytest.fixture
def gexf(exported):
    return exported("gexf") / "network.gexf"


def test_gexf_keeps_to_the_schema(gexf):
    for element in ET.parse(gexf).iter():
        allowed, needed = SCHEMA[element.tag.removeprefix(NAMESPACE)]
        assert needed <= set(element.attrib) <= allowed


def test_gexf_is_dynamic_and_its_days_are_dates_within_the_graph(gexf):
    graph = ET.parse(gexf).find(f"{NAMESPACE}graph")
    first, last = (datetime.date.fromisoformat(graph.attrib[end]) for end in ("start", "end"))

    assert graph.attrib["mode"] == "dynamic"
    assert graph.attrib["timeformat"] == "date"
    spells = list(graph.iter(f"{NAMESPACE}spell"))
    assert spells
    for spell in spells:
        start, end = (datetime.date.fromisoformat(spell.attrib[name]) for name in ("start", "end"))
        assert first <= start <= end <= last


def test_gexf_values_name_declared_attributes_and_ends_exist(gexf):
    graph = ET.parse(gexf).getroot()
    declared = {element.attrib["id"] for element in graph.iter(f"{NAMESPACE}attribute")}
    nodes = {element.attrib["id"] for element in graph.iter(f"{NAMESPACE}node")}

    assert {element.attrib["for"] for element in graph.iter(f"{NAMESPACE}attvalue")} <= declared
    for edge in graph.iter(f"{NAMESPACE}edge"):
        assert {edge.attrib["source"], edge.attrib["target"]} <= nodes


def test_gexf_reads_back(gexf):
    graph = nx.read_gexf(gexf)

    assert set(graph.nodes) == {"IDN", "MYS", "UN"}
    assert set(graph.edges) == {("IDN", "MYS"), ("MYS", "IDN"), ("UN", "MYS")}
    assert graph.edges["IDN", "MYS"]["total"] == 4
    assert graph.edges["IDN", "MYS"]["undated"] == 2
    assert graph.edges["IDN", "MYS"]["spells"] == [("2026-03-05", "2026-03-05")]


def test_graphml_reads_back_with_counts_that_agree(exported):
    graph = nx.read_graphml(exported("graphml") / "network.graphml")

    assert graph.nodes["UN"] == {"label": "United Nations", "kind": "body"}
    edge = graph.edges["IDN", "MYS"]
    assert (edge["events"], edge["verbal_cooperation"]) == (4, 4)
    # A visit is 4, a meeting still to come an agreement of 2.5.
    assert edge["intensity"] == pytest.approx(3.25)
