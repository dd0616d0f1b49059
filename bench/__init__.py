"""Accuracy and speed, measured outside the unit run: ``python -m bench --data FOLDER [PART ...]``."""
