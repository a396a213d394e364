"""What the commands do, one module per group; loaded only when a command runs."""
