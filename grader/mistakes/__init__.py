"""The class's wrong answers that no entry of the catalogue explains, grouped by what they compute."""
