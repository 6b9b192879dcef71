"""From the files that departments send to claims about the graph."""
