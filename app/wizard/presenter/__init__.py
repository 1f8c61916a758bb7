"""Showing a scenario to a hall: a picker, and pictures for a projector that answer to a few keys."""
