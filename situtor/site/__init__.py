"""What leaves the machine as files: the course site, worksheets on paper, copies for students."""
