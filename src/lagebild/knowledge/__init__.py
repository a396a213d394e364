"""What Lagebild knows before it reads: states, offices, groups, places, predicates; YAML data with a checking loader."""
