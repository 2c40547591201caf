"""What leaves the machine as files: worksheets on paper and exercises as pages of their own."""
