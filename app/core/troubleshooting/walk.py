"""The way a person takes through the tree, as a value: a step gives a new one, Back the one before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.core.troubleshooting.model import Gate, Leaf, Node, Question, Tree


@dataclass(frozen=True)
class Walk:
    """`path` are node ids, the present one last; `ticked` are steps of leaves that are done.

    A walk outlives a change of language, since it holds ids and no words.
    """

    path: tuple[str, ...]
    ticked: frozenset[tuple[str, int]] = frozenset()

    @property
    def here(self) -> str:
        return self.path[-1]

    @property
    def can_go_back(self) -> bool:
        return len(self.path) > 1

    def back(self) -> Walk:
        """One page back; at the first page the walk itself. Ticks stay."""
        return replace(self, path=self.path[:-1]) if self.can_go_back else self

    def back_to(self, position: int) -> Walk:
        """To the page at `position` of the breadcrumb."""
        return replace(self, path=self.path[: position + 1])

    def answer(self, tree: Tree, key: str) -> Walk:
        """Through the answer `key` of a question, or what may follow a leaf; `KeyError` for any other."""
        return self._to(dict(ways(tree.nodes[self.here]))[key])

    def confirm(self, tree: Tree) -> Walk:
        """Past a gate whose ticks are all set; `TypeError` anywhere else."""
        return self._to(_gate(tree, self.here).next)

    def instead(self, tree: Tree) -> Walk:
        """The harmless way of a gate."""
        return self._to(_gate(tree, self.here).instead)

    def none_of_these(self, tree: Tree) -> Walk:
        """No answer fits: to a human being."""
        return self._to(tree.none_of_these)

    def tick(self, step: int, done: bool) -> Walk:
        """Step `step` (from 0) of the leaf here is done, or is not."""
        mark = {(self.here, step)}
        return replace(self, ticked=self.ticked | mark if done else self.ticked - mark)

    def _to(self, target: str) -> Walk:
        # Who comes to the same page again has gone in a circle by "none of these": it is cut.
        kept = self.path[: self.path.index(target)] if target in self.path else self.path
        return replace(self, path=(*kept, target))


def start(symptom: str) -> Walk:
    return Walk((symptom,))


def ways(node: Node) -> tuple[tuple[str, str], ...]:
    """The keys that lead on from a question or a leaf, and where to."""
    if isinstance(node, Question):
        return node.answers
    return node.then if isinstance(node, Leaf) else ()


def _gate(tree: Tree, node_id: str) -> Gate:
    node = tree.nodes[node_id]
    if not isinstance(node, Gate):
        raise TypeError(f"{node_id} is no gate")
    return node


def likely_advice(tree: Tree, symptom: str) -> Leaf:
    """The page of advice that the first answers lead to: who and how long, for a list of results."""
    node = tree.nodes[symptom]
    while not isinstance(node, Leaf):
        node = tree.nodes[node.instead if isinstance(node, Gate) else node.answers[0][1]]
    return node
