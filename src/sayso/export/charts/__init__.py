"""Charts as plain numbers and words, for templates to draw: no markup is made of names here."""
