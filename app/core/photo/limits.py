"""Limits of the photo checks. Those of the site carry their rule; the others were measured."""

from __future__ import annotations

EXTENSIONS = (".jpg", ".jpeg", ".png", ".gif")
"""A103."""
BYTES_SAFE = 300_000
"""A103 says 300K, A103b says 300KB: this many bytes are safe in both readings."""
BYTES_MOST = 307_200
"""300 x 1024: between the two the site may or may not take it."""
BYTES_AIMED_AT = 295_000
BYTES_READ = 40_000_000
"""A larger file is not even read."""
PIXELS_MOST = 80_000_000
PIXELS_MOST_UNSCALED = 40_000_000
"""PNG and GIF can only be decoded at full size."""
SIDE_LEAST = 240
SIDES_GOOD = (480, 640)

DARK_FRAME, VERY_DARK_FRAME = 42.0, 30.0
DARK_CARD, VERY_DARK_CARD = 82.0, 52.0
BRIGHT_FRAME = 222.0
PAPER_FULL = 243.0
"""Paper this bright cannot be told from glare."""
GLARE_CARD = 0.02
GLARE_FIELD = 0.12

FACE_SURE = 0.6
"""Of the first network, which beards do not trouble: below it something hides much of the face."""
FACE_WHOLE, FACE_WHOLE_BEARDED = 0.86, 0.7
EYES_DARK = 0.85
FACE_SHARE, FACE_SHARE_SAFE = 0.16, 0.19
"""Of the shorter side of the picture."""
SECOND_FACE = 0.4
"""Of the width of the largest: smaller ones are people in the background."""
FACE_MARGIN = 0.02

CARD_OUTSIDE = 0.025
CARD_WIDTH, CARD_WIDTH_SAFE = 130.0, 200.0
CARD_SHARE = 0.09
SHARP, BLURRED = 2.5, 0.8
COVERED, COVERED_DENSE, SURELY_COVERED = 0.08, 0.24, 0.3
"""Of a field's place. Names and addresses have dense characters that look like a patch themselves."""
PORTRAIT_FRAME_COVERED = 0.2
PORTRAIT_FACE_SURE = 0.6
"""Of the first network, which beards do not trouble: below it something hides much of the face."""
