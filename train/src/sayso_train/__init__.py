"""Train, calibrate, export and measure Sayso's attribution tagger. Not needed at run time."""
