"""`xueji tree`: the troubleshooting tree with owners, sources and dates, and a check of a file."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from app.cli.console import Console
from app.cli.exit_code import Exit
from app.cli.parser import Parser
from app.core.clock import SystemClock
from app.core.launch import Services
from app.core.text import text, verbatim
from app.core.troubleshooting.fault import Fault, TreeFaulty
from app.core.troubleshooting.load import Loaded, examine, load
from app.core.troubleshooting.model import Leaf, Question, Tree

SUMMARY = text("show the troubleshooting tree, or check a file of it")


def configure(parser: Parser) -> None:
    parser.add_argument("--file", metavar="F", default="", help=parser.say(text("a school's own tree")))
    parser.add_argument(
        "--check", action="store_true", help=parser.say(text("only name the faults of the file"))
    )
    parser.add_json()


def run(arguments: Namespace, console: Console, services: Services) -> Exit:
    path = Path(arguments.file) if arguments.file else None
    today = SystemClock().now().date()
    if arguments.check:
        try:
            _, faults = examine(path, today)
        except TreeFaulty as faulty:
            faults = faulty.faults
        return _report(faults, arguments, console)
    loaded = load(path, today)
    broken = path is not None and loaded.is_built_in
    for fault in loaded.faults:
        console.note(_line(fault))
    if broken:
        console.note(text("the built-in tree serves instead"))
    if arguments.json:
        console.document(_document(loaded, console.speaker.language, console))
    else:
        _list(loaded.tree, console)
    return Exit.FAILED if broken else Exit.OK


def _report(faults: tuple[Fault, ...], arguments: Namespace, console: Console) -> Exit:
    serves = all(fault.advisory for fault in faults)
    if arguments.json:
        problems = [_fault(fault, console) for fault in faults]
        console.document({"file": arguments.file, "valid": serves, "problems": problems})
    else:
        for fault in faults:
            console.say(_line(fault))
        if not faults:
            console.say(text("No problem was found."))
    return Exit.OK if serves else Exit.FAILED


def _line(fault: Fault) -> Any:
    return text(
        "{file}, line {line}: {problem}", file=fault.place.file, line=fault.place.line, problem=fault.message
    )


def _fault(fault: Fault, console: Console) -> dict[str, Any]:
    return {
        "file": fault.place.file,
        "line": fault.place.line,
        "severity": "warning" if fault.advisory else "error",
        "problem": console.speaker.say(fault.message),
    }


def _list(tree: Tree, console: Console) -> None:
    words = tree.says(console.speaker.language)
    for area in tree.areas:
        console.say(verbatim(words.areas[area.id]))
        for symptom in area.symptoms:
            console.say(verbatim(f"  {symptom:<28} {words.node(symptom).title}"))
    leaves = len(list(tree.leaves))
    console.say(
        text(
            "{symptoms} symptoms, {leaves} pages of advice", symptoms=len(list(tree.symptoms)), leaves=leaves
        )
    )


def _document(loaded: Loaded, language: str, console: Console) -> dict[str, Any]:
    tree, words = loaded.tree, loaded.tree.says(language)
    return {
        "built_in": loaded.is_built_in,
        "faults": [_fault(fault, console) for fault in loaded.faults],
        "symptoms": [
            {
                "id": symptom,
                "area": area.id,
                "title": words.node(symptom).title,
                "messages": list(tree.nodes[symptom].messages),
            }
            for area in tree.areas
            for symptom in area.symptoms
        ],
        "questions": [
            {"id": node.id, "ask": words.node(node.id).ask, "answers": dict(node.answers)}
            for node in tree.nodes.values()
            if isinstance(node, Question)
        ],
        "leaves": [_leaf(leaf, tree, language, console) for leaf in tree.leaves],
    }


def _leaf(leaf: Leaf, tree: Tree, language: str, console: Console) -> dict[str, Any]:
    words = tree.says(language).node(leaf.id)
    return {
        "id": leaf.id,
        "title": words.title,
        "owner": leaf.owner.value,
        "time": console.speaker.say(leaf.time.label),
        "steps": [step.do for step in words.steps],
        "bring": list(leaf.bring),
        "sources": list(leaf.sources),
        "date": leaf.checked.isoformat(),
        "legacy": leaf.legacy or None,
        "assumed": leaf.assumed,
        "risks": [risk.value for risk in leaf.risks],
        "ticket": leaf.ticket.value if leaf.ticket else None,
        "step": leaf.step or None,
    }
