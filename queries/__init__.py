"""Questions to the graph: gap rules, coverage maps and lookups, one .cypher file each."""
