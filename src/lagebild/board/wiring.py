"""What Litestar hands to the handlers by name."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.di import NamedDependency

from lagebild.board.desk import Desk
from lagebild.store import EventFilter

Ask = Request[Any, Any, Any]
TheDesk = NamedDependency[Desk]
Wanted = NamedDependency[EventFilter]
