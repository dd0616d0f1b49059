"""How it is put: act, polarity and certainty, by declared tables and one algebra."""
