"""STOP 1.3.0 / LVBB 1.2.0: the Dutch standard for official publications."""
