"""Validators of what a person types about themselves: pure functions from a string to a `Result`.

Every function takes any string, never raises for one, and keeps nothing. See `result` for the shape.
"""
