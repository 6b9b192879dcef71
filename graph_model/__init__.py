"""The graph: its kinds, its ledger, its projection and its stores."""
