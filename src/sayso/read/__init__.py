"""From Documents to Readings: paragraphs, sentences, tokens."""
