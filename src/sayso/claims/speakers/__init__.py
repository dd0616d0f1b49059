"""Who speaks: mentions taken apart, put together over a document, pronouns resolved."""
