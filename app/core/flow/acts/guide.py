"""Being guided through the official site: instructions out, what the person saw in."""

from __future__ import annotations

from app.core.backend.backend import Backend
from app.core.backend.call import Call
from app.core.backend.data.guide import InstructionQuery, Reported, Topic
from app.core.flow.acts.act import Act, role
from app.core.flow.facts import Fact
from app.core.flow.memory import Memory
from app.core.text import text


def _instructions(backend: Backend, memory: Memory, call: Call) -> Memory:
    topic = memory.chosen.topic or Topic.REGISTER
    known = memory.known.instructions
    if known is not None and known.topic is topic:
        return memory
    return memory.knowing(instructions=role(backend.guide).instructions(InstructionQuery(topic), call))


INSTRUCTIONS = Act("instructions", _instructions, waiting=text("Opening the guide"))


def _reported(backend: Backend, memory: Memory, call: Call) -> Memory:
    chosen, guide = memory.chosen, role(backend.guide)
    topic = chosen.topic or Topic.REGISTER
    known = guide.instructions(InstructionQuery(topic), call)
    instruction = chosen.instruction or known.steps[0].id
    leads = guide.reported(Reported(topic, instruction, chosen.answer), call)
    told = memory.knowing(what_now=leads, instructions=known)
    if leads.symptom:
        return told
    if not leads.instruction:
        sent = any(step.id == instruction and step.copy is not None for step in known.steps)
        return told.choosing(gone_through=not leads.referred, referred=leads.referred, told=sent)
    onward = leads.topic or topic
    if onward is not topic:
        told = told.knowing(instructions=guide.instructions(InstructionQuery(onward), call))
    return told.choosing(topic=onward, instruction=leads.instruction, answer="")


REPORT = Act(
    "report",
    _reported,
    settles=frozenset({Fact.SYMPTOM, Fact.TOPIC_DONE}),
    waiting=text("Looking up what comes next"),
)
