"""4. Judgement to Grade. Pure."""
