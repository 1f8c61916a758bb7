"""Xueji Guide (学籍自查助手)."""

__version__ = "0.1.0"
