"""The untrusted side: everything here runs in the student's process."""
