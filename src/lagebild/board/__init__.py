"""The board: web pages, their JSON twins and reports over a store."""

from lagebild.board.app import app, serve

__all__ = ["app", "serve"]
