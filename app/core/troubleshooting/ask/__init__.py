"""The search: from a sentence of a person to symptoms of the tree."""
