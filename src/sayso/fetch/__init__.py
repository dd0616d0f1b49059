"""Pages and feeds from the network: only those a person names, politely, and never from where they should not be."""
