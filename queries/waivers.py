"""Which gaps has somebody accepted, with a reason, for the time being?"""

from collections.abc import Iterable, Mapping
from datetime import date

from graph_model.kinds.records import Waiver
from queries.gaps import Gap


def accepted(
    gaps: Iterable[Gap], waivers: Iterable[Waiver], day: date, redirects: Mapping[str, str]
) -> list[Gap]:
    """The gaps, those that are accepted on the day with the reason.

    redirects: id that was merged away → id that is meant; waivers follow it.
    """
    standing = {
        (one.rule, _meant(one.subject, redirects), _meant(one.gap_key, redirects)): _words(one)
        for one in waivers
        if one.until is None or one.until >= day
    }
    return [
        gap.model_copy(update={"accepted": standing[gap.identity]})
        if gap.identity in standing
        else gap
        for gap in gaps
    ]


def _meant(text: str, redirects: Mapping[str, str]) -> str:
    """A subject or key, with every id in it followed."""
    return "|".join(redirects.get(part, part) for part in text.split("|"))


def _words(waiver: Waiver) -> str:
    return f"{waiver.reason}(至 {waiver.until})" if waiver.until else waiver.reason
