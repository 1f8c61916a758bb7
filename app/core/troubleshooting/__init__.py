"""From a message or a complaint to what to do and who decides: the tree, the way through it, the search."""
