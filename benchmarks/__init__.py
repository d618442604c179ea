"""Measuring Tellings against data that nobody here wrote.  Run from the project's root: `python -m benchmarks.NAME`."""
