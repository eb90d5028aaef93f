"""argv in, exit status out: one module per command. The only folder that prints."""
