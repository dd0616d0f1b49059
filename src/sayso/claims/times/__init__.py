"""How times are found, resolved and attached; the API is ``sayso.claims.times.expressions``."""
