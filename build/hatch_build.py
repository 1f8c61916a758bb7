"""Compiles the catalogues while a wheel is made, so that an installed program speaks Chinese."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        sys.path.insert(0, str(root / "build"))
        from catalogues import compile_all

        for compiled in compile_all(root / "app" / "resources" / "locale"):
            # Compiled catalogues are not in version control, which is where hatch looks.
            build_data["artifacts"].append(compiled.relative_to(root).as_posix())
