"""Who works here and when: governments, units, posts, holders, calendars, notices."""
