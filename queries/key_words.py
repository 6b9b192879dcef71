"""How the key of a gap reads where it is no node: properties and kinds by their names."""

from graph_model.kinds import NODE_KINDS
from queries.catalogue import Rule

KINDS = {label.casefold(): kind for label, kind in NODE_KINDS.items()}


def key_words(rule: Rule, subject_kind: str | None, key: str) -> tuple[str, str]:
    """The key in Chinese and in English; as it stands where it names nothing of the model."""
    if rule.key_is == "property" and subject_kind in NODE_KINDS:
        field = NODE_KINDS[subject_kind].model_fields.get(key)
        return (field.title or key if field else key), key.replace("_", " ")
    if rule.key_is == "kind" and key.casefold() in KINDS:
        kind = KINDS[key.casefold()]
        return kind.zh, kind.label.lower()
    return key, key
