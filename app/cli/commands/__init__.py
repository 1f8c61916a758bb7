"""One file a command; see `app.cli.frame` for what such a file holds."""
