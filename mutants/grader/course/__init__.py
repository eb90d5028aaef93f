"""course.toml to records; questions, secret, notebooks on the teacher's side."""
