"""From Readings to Attributions: who said what, in spans of the text."""
