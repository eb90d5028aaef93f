"""2. Submission to Sandbox: the student's code in a process of its own."""
