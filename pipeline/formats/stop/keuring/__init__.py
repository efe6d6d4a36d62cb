"""Our own checks on a STOP delivery, from anyone: they need no official files and look at what those don't."""
