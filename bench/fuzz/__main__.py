"""``python -m bench.fuzz``: run one target for so many seconds, and tell what came of it."""

from __future__ import annotations

import sys

from bench.fuzz.run import main

if __name__ == "__main__":
    sys.exit(main())
