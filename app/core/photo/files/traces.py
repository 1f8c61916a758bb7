"""Traces that editing programs leave in a file. Finding none proves nothing."""

from __future__ import annotations

import re

from app.core.photo.files.header import Header

PROGRAMS = {
    "Adobe Photoshop": r"photoshop (?!3\.0)|photoshop(cc|cs|elements|express)|adobe photoshop",
    "Adobe Lightroom": r"lightroom",
    "Adobe Camera Raw": r"camera ?raw settings|crs:version",
    "Adobe Fireworks": r"adobe (fireworks|imageready|illustrator|express)",
    "GIMP": r"\bgimp\b",
    "美图秀秀": r"美图|meitu|xiuxiu",
    "醒图": r"醒图|xingtu",
    "轻颜": r"轻颜|ulike",
    "剪映": r"剪映|capcut|jianying",
    "Snapseed": r"snapseed",
    "PicsArt": r"picsart",
    "Canva": r"\bcanva\b",
    "VSCO": r"\bvsco\b",
    "Facetune": r"facetune",
    "BeautyPlus": r"beautyplus|beautycam|美颜|makeupplus",
    "B612": r"\bb612\b",
    "FaceU": r"faceu\b",
    "Camera360": r"camera360",
    "SNOW": r"\bsnow corp|com\.campmobile",
    "Pixlr": r"pixlr",
    "Affinity": r"affinity (photo|designer)",
    "Paint.NET": r"paint\.net",
    "Microsoft Paint": r"microsoft paint|\bpaint 3d\b",
    "Windows Photos": r"windows photo (viewer|editor|gallery)|microsoft\.windows\.photos|\bphotos\.exe",
    "Krita": r"\bkrita\b",
    "darktable": r"darktable",
    "RawTherapee": r"rawtherapee",
    "Capture One": r"capture one",
    "Luminar": r"luminar",
    "ACDSee": r"acdsee",
    "Corel": r"\bcorel\b|paintshop",
    "PhotoScape": r"photoscape",
    "Polarr": r"polarr",
    "Fotor": r"\bfotor\b",
    "Remini": r"\bremini\b",
    "PhotoDirector": r"photodirector",
    "Picasa": r"picasa",
    "IrfanView": r"irfanview",
    "XnView": r"xnview",
    "Pixelmator": r"pixelmator",
    "ImageMagick": r"imagemagick",
    "稿定": r"稿定|gaoding",
    "光影魔术手": r"光影魔术手|neoimaging",
    "天天P图": r"天天p图|\bttpic\b",
    "Samsung Photo Editor": r"\bphoto ?editor\b|sec photo editor",
    "AI": r"stable diffusion|midjourney|dall[·-]?e|trainedalgorithmicmedia|compositewithtrained",
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in PROGRAMS.items()}
_SAVED_AGAIN = re.compile(r"stevt:action=\"?(saved|derived|edited)|<stevt:action>(saved|derived|edited)")
BYTES_AT_MOST = 1 << 18


def programs_in(header: Header) -> tuple[str, ...]:
    """Names of programs found in the metadata, and `8BIM` for an unnamed Photoshop block."""
    found: list[str] = []
    words = " ".join(_words(block[:BYTES_AT_MOST]) for block in header.metadata)
    found += [name for name, pattern in _PATTERNS.items() if pattern.search(words)]
    if not found and _SAVED_AGAIN.search(words):
        found.append("XMP")
    if not found and header.from_photoshop_block:
        found.append("8BIM")
    return tuple(found)


def _words(block: bytes) -> str:
    """A block as lower-case text; texts of two bytes a sign (Windows tags) as well."""
    plain = block.decode("utf-8", "ignore").lower()
    if block.count(0) > len(block) // 4:
        plain += " " + block.replace(b"\0", b"").decode("latin-1").lower()
        plain += " " + block.decode("utf-16-le", "ignore").lower()
    return plain
