"""Which layers of protection hold on this machine; the corpus of attacks."""
