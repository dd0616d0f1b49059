"""From what people hold to Documents."""
