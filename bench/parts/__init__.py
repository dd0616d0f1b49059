"""The parts, one module each: TITLE, NOTE and run(context)."""
