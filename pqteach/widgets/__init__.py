"""Items that are answered by clicking."""
