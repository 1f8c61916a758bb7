"""What must be true of the way through a tree: all reached, no circle, no harm without its warning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from app.core.text import Text, text
from app.core.troubleshooting.model import DEEPEST, Gate, Leaf, Node, Question, Risk
from app.core.troubleshooting.read_tree import Structure

Report = Callable[[str, Text], None]
"""Takes the id of the node at fault."""


def check_shape(structure: Structure, report: Report) -> None:
    entries = [symptom for area in structure.areas for symptom in area.symptoms]
    for symptom in entries:
        if entries.count(symptom) > 1:
            report(symptom, text("“{id}” stands in the areas twice", id=symptom))
        if symptom not in structure.nodes:
            report(symptom, text("the symptom “{id}” has no node", id=symptom))
    if structure.none_of_these not in structure.nodes:
        report(
            "",
            text("“none_of_these” leads to “{target}”, which does not exist", target=structure.none_of_these),
        )
    for node in structure.nodes.values():
        _check_ways(node, structure.nodes, report)
    starts = [*entries, structure.none_of_these]
    reached = reachable(structure.nodes, starts)
    for name in structure.nodes:
        if name not in reached:
            report(name, text("“{id}” cannot be reached from any symptom", id=name))
    if not _check_loops(structure.nodes, report):
        _check_depth(structure.nodes, starts, report)
    for risk in Risk:
        unwarned = reachable(structure.nodes, starts, closed=risk)
        for name in unwarned:
            node = structure.nodes[name]
            if isinstance(node, Leaf) and risk in node.risks:
                report(
                    name, text("“{id}” can be reached without the warning “{risk}”", id=name, risk=risk.value)
                )


def reachable(nodes: Mapping[str, Node], starts: Iterable[str], closed: Risk | None = None) -> set[str]:
    """Ids on some way from `starts`; the way on through gates that warn of `closed` is shut."""
    found: set[str] = set()
    waiting = [start for start in starts if start in nodes]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        node = nodes[name]
        onward = node.targets
        if isinstance(node, Gate) and node.warns is closed:
            onward = (node.instead,)
        waiting.extend(target for target in onward if target in nodes)
    return found


def _check_ways(node: Node, nodes: Mapping[str, Node], report: Report) -> None:
    if isinstance(node, Question) and len(node.answers) < 2:
        report(node.id, text("“{id}” needs at least two answers", id=node.id))
    seen: set[str] = set()
    for target in node.targets:
        if target not in nodes:
            report(
                node.id, text("“{id}” leads to “{target}”, which does not exist", id=node.id, target=target)
            )
        if target in seen:
            report(
                node.id,
                text("two answers of “{id}” overlap: both lead to “{target}”", id=node.id, target=target),
            )
        seen.add(target)


def _check_loops(nodes: Mapping[str, Node], report: Report) -> bool:
    done: set[str] = set()
    looped = False
    for start in nodes:
        path: dict[str, None] = {}
        trail: list[tuple[str, bool]] = [(start, False)]
        while trail:
            name, leaving = trail.pop()
            if leaving:
                path.pop(name)
                done.add(name)
            elif name in path:
                circle = [*list(path)[list(path).index(name) :], name]
                report(name, text("this goes in a circle: {path}", path=" → ".join(circle)))
                looped = True
            elif name not in done and name in nodes:
                path[name] = None
                trail.append((name, True))
                trail.extend((target, False) for target in nodes[name].targets)
    return looped


def _check_depth(nodes: Mapping[str, Node], starts: Iterable[str], report: Report) -> None:
    depth: dict[str, int] = {}

    def below(name: str) -> int:
        """Questions and gates on the longest way down from here; safe to recurse, since there is no loop."""
        if name not in nodes:
            return 0
        if name not in depth:
            own = 0 if isinstance(nodes[name], Leaf) else 1
            depth[name] = own + max((below(target) for target in nodes[name].targets), default=0)
        return depth[name]

    for start in starts:
        if below(start) > DEEPEST:
            report(
                start,
                text(
                    "from “{id}” a person may meet {n} questions; {most} are allowed",
                    id=start,
                    n=below(start),
                    most=DEEPEST,
                ),
            )
