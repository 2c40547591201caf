"""A lesson's deck with a kernel behind it: the slides of `situtor.slides`, served by Voilà."""
