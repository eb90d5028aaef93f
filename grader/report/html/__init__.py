"""Feedback as web pages."""
