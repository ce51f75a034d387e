"""What must never be lost: event streams, anchors, effects, files by checksum."""
