"""What each page says, as plain values: the JSON twin is the value itself, the template draws it."""
