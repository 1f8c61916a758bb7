"""A message to the site's service with all they ask for and nothing more; the program never sends it."""
