"""From claims to ledger entries: the same claim over many reports, its sides and its origins."""
