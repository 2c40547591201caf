"""From a notebook to one self-contained HTML file of slides.

The way of a notebook: `execute` runs it, `plan` cuts it into slides, `outputs`, `markdown` and
`images` turn what it holds into HTML, `clean` makes that harmless, `deck` writes the file.
"""
