"""The review desk: a web app on one ledger."""
