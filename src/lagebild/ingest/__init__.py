"""Reading: pages, feeds, archives and files become articles."""
