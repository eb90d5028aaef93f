"""Does a course hold together: course.toml, answer key, hidden tests and misconceptions."""
