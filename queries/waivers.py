"""Which gaps has somebody accepted, with a reason, for the time being?"""

from collections.abc import Iterable, Mapping
from datetime import date

from graph_model.kinds.records import Waiver
from queries.gaps import Gap

Identity = tuple[str, str, str]


def standing(
    waivers: Iterable[Waiver], day: date, redirects: Mapping[str, str]
) -> dict[Identity, str]:
    """Rule, subject and key of what is accepted on the day → the reason.

    redirects: id that was merged away → id that is meant; waivers follow it.
    """
    return {
        (one.rule, _meant(one.subject, redirects), _meant(one.gap_key, redirects)): _words(one)
        for one in waivers
        if one.until is None or one.until >= day
    }


def accepted(gaps: Iterable[Gap], waived: Mapping[Identity, str]) -> list[Gap]:
    """The gaps, those that are accepted with the reason."""
    return [
        gap.model_copy(update={"accepted": waived[gap.identity]}) if gap.identity in waived else gap
        for gap in gaps
    ]


def _meant(text: str, redirects: Mapping[str, str]) -> str:
    """A subject or key, with every id in it followed."""
    return "|".join(redirects.get(part, part) for part in text.split("|"))


def _words(waiver: Waiver) -> str:
    return f"{waiver.reason}(至 {waiver.until})" if waiver.until else waiver.reason
