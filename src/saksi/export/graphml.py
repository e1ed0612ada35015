"""GraphML: the network of actors with counts, for networkx, Gephi, yEd, Cytoscape and R."""

import xml.etree.ElementTree as ET

from saksi.export.graph import Edge, Network, network, xml_text
from saksi.export.selection import Selection
from saksi.export.writing import Made, Target
from saksi.model.query import QUADS

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_QUADS = tuple(dict.fromkeys(QUADS.values()))
_KEYS = (
    ("node", "label", "string"),
    ("node", "kind", "string"),
    ("edge", "events", "int"),
    ("edge", "intensity", "double"),
    ("edge", "first", "string"),
    ("edge", "last", "string"),
    *(("edge", quad.replace(" ", "_"), "int") for quad in _QUADS),
)


def write(selection: Selection, target: Target) -> Made:
    """Write `network.graphml`."""
    found = network(selection)
    root = ET.Element("graphml", xmlns=_NAMESPACE)
    for owner, name, type_ in _KEYS:
        attributes = {"for": owner, "attr.name": name, "attr.type": type_}
        ET.SubElement(root, "key", {"id": f"{owner}_{name}", **attributes})
    _graph(ET.SubElement(root, "graph", id="saksi", edgedefault="directed"), found)
    tree = ET.ElementTree(root)
    ET.indent(tree)
    tree.write(target.folder / "network.graphml", encoding="utf-8", xml_declaration=True)
    return Made({"network.graphml": len(found.edges)}, found.left_out, (f"{len(found.nodes):,} actors.",))


def _graph(graph: ET.Element, found: Network) -> None:
    for node in found.nodes:
        element = ET.SubElement(graph, "node", id=xml_text(node.id))
        _data(element, "node", {"label": node.label, "kind": node.kind})
    for number, edge in enumerate(found.edges):
        ends = {"source": xml_text(edge.source), "target": xml_text(edge.target)}
        _data(ET.SubElement(graph, "edge", {"id": f"e{number}", **ends}), "edge", _values(edge))


def _values(edge: Edge) -> dict[str, object]:
    values: dict[str, object] = {"events": edge.events, "intensity": f"{edge.intensity:.3f}"}
    if edge.dated:
        values |= {"first": edge.dated[0], "last": edge.dated[-1]}
    return values | {quad.replace(" ", "_"): edge.quads[quad] for quad in _QUADS}


def _data(element: ET.Element, owner: str, values: dict[str, object]) -> None:
    for name, value in values.items():
        ET.SubElement(element, "data", key=f"{owner}_{name}").text = xml_text(value)
