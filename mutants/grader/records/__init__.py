"""The nouns that travel, a page for each stage that makes them: values only, frozen."""
