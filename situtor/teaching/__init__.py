"""Teaching live: JupyterLab on the course, and laying the lessons out in a folder."""
