"""One module for each medium."""
