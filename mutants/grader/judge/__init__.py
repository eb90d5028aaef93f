"""3. Sandbox and hidden tests to CheckResult."""
