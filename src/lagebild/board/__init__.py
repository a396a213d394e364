"""The board: web pages, their JSON twins and reports over a store."""

from lagebild.board.app import app, serve
from lagebild.board.reporting import report

__all__ = ["app", "report", "serve"]
