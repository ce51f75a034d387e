"""Papers out: kinds, versions, numbers, initials, signatures, registers."""
