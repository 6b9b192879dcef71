"""What does every rule find? Importing this module makes all of them known."""

from tests.oracle import chain_rules, data_rules, document_rules, peer_rules, tier_rules
from tests.oracle.register import RULES, all_gaps, gaps_of, serious_gaps

FAMILIES = (chain_rules, data_rules, document_rules, peer_rules, tier_rules)

__all__ = ["FAMILIES", "RULES", "all_gaps", "gaps_of", "serious_gaps"]
