"""Charts as plain geometry: these functions work out where things go, the templates draw them as SVG."""
