"""Dynamic GEXF 1.3: the network day by day, which Gephi's timeline plays.

Edges and actors are there on the days that have events; `events` and `intensity` change with them. Events
without a day are counted in `undated`, and an edge with no others is always there.
"""

import datetime
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from saksi.export.graph import Edge, Network, network, xml_text
from saksi.export.selection import Selection
from saksi.export.writing import Made, Target

_NAMESPACE = "http://gexf.net/1.3"
#: Edge attributes: id, type, whether it changes with time.
_DYNAMIC = (("events", "integer"), ("intensity", "double"))
_STATIC = (("total", "integer"), ("undated", "integer"), ("mean", "double"))


def write(selection: Selection, target: Target) -> Made:
    """Write `network.gexf`."""
    found = network(selection)
    root = ET.Element("gexf", xmlns=_NAMESPACE, version="1.3")
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = f"saksi {target.version}"
    settings = {"mode": "dynamic", "defaultedgetype": "directed"}
    time = {"timeformat": "date", "timerepresentation": "interval"}
    _graph(ET.SubElement(root, "graph", {**settings, **time, **_span(found.edges)}), found)
    tree = ET.ElementTree(root)
    ET.indent(tree)
    tree.write(target.folder / "network.gexf", encoding="utf-8", xml_declaration=True)
    return Made({"network.gexf": len(found.edges)}, found.left_out, (f"{len(found.nodes):,} actors.",))


def _span(edges: Iterable[Edge]) -> dict[str, str]:
    days = [day for edge in edges for day in edge.dated]
    return {"start": str(min(days)), "end": str(max(days))} if days else {}


def _graph(graph: ET.Element, found: Network) -> None:
    _declare(graph, "node", "static", (("kind", "string"),))
    _declare(graph, "edge", "static", _STATIC)
    _declare(graph, "edge", "dynamic", _DYNAMIC)
    always, days = _presence(found.edges)
    nodes = ET.SubElement(graph, "nodes")
    for node in found.nodes:
        element = ET.SubElement(nodes, "node", id=xml_text(node.id), label=xml_text(node.label))
        ET.SubElement(ET.SubElement(element, "attvalues"), "attvalue", {"for": "kind", "value": node.kind})
        _spells(element, [] if node.id in always else sorted(days[node.id]))
    edges = ET.SubElement(graph, "edges")
    for number, edge in enumerate(found.edges):
        _edge(edges, number, edge)


def _declare(graph: ET.Element, owner: str, mode: str, attributes: Iterable[tuple[str, str]]) -> None:
    group = ET.SubElement(graph, "attributes", {"class": owner, "mode": mode})
    for name, type_ in attributes:
        ET.SubElement(group, "attribute", id=name, title=name, type=type_)


def _presence(edges: Iterable[Edge]) -> tuple[set[str], dict[str, set[datetime.date]]]:
    """Tell which actors are always there, and on which days the others are."""
    always: set[str] = set()
    days: dict[str, set[datetime.date]] = {}
    for edge in edges:
        for id_ in (edge.source, edge.target):
            days.setdefault(id_, set()).update(edge.dated)
            if not edge.dated:
                always.add(id_)
    return always, days


def _edge(edges: ET.Element, number: int, edge: Edge) -> None:
    ends = {"source": xml_text(edge.source), "target": xml_text(edge.target)}
    element = ET.SubElement(edges, "edge", {"id": str(number), **ends, "weight": str(edge.events)})
    values = ET.SubElement(element, "attvalues")
    undated = len(edge.days.get(None, ()))
    totals = {"total": str(edge.events), "undated": str(undated), "mean": f"{edge.intensity:.3f}"}
    for name, value in totals.items():
        ET.SubElement(values, "attvalue", {"for": name, "value": value})
    for day in edge.dated:
        scores, when = edge.days[day], {"start": str(day), "end": str(day)}
        ET.SubElement(values, "attvalue", {"for": "events", "value": str(len(scores)), **when})
        mean = f"{sum(scores) / len(scores):.3f}"
        ET.SubElement(values, "attvalue", {"for": "intensity", "value": mean, **when})
    _spells(element, edge.dated)


def _spells(element: ET.Element, days: Iterable[datetime.date]) -> None:
    """Write when an element is there: each run of days as one spell, both ends within it."""
    spells: list[list[datetime.date]] = []
    for day in days:
        if spells and day - spells[-1][1] == datetime.timedelta(days=1):
            spells[-1][1] = day
        else:
            spells.append([day, day])
    if spells:
        group = ET.SubElement(element, "spells")
        for first, last in spells:
            ET.SubElement(group, "spell", start=str(first), end=str(last))
