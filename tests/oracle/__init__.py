"""What must a right answer be? The catalogue in plain Python, written from the design alone."""
