"""From Attributions to Claims: who says what, how sure, through whom, when and where."""
