"""Suggestions of loads: who may judge them, and what accepting and rejecting do."""

from collections.abc import Iterable

from api.auth.caller import Caller
from api.auth.rights import ACTION_NAMES, Action
from api.editing import Desk
from api.loads.answering import NOBODY
from api.scope import Own
from api.service import Service
from graph_model.claims import Batch
from graph_model.errors import Forbidden, Problem, UnknownName, WrongInput
from graph_model.kinds.records import Answer, Suggestion
from graph_model.ledger.records import decided
from graph_model.ledger.suggesting import as_batch

ANSWERED = {Answer.ACCEPTED: "已接受", Answer.REJECTED: "已不接受"}


def suggestion(service: Service, key: str) -> Suggestion:
    """UnknownName where there is none."""
    found = next((one for one in service.ledger.records(Suggestion) if one.key == key), None)
    if found is None:
        raise UnknownName(f"没有建议“{key}”")
    return found


def may_judge(own: Own, caller: Caller, found: Iterable[Suggestion]) -> set[str]:
    """Keys of those that the caller may accept or reject: those to their own units, for
    reviewers also those to no unit, and for the college's own reviewers any."""
    units = own.units | ({NOBODY} if caller.may(Action.REVIEW) else set())
    may = caller.may(Action.EDIT)
    return {one.key for one in found if own.everywhere or (may and one.unit in units)}


def accept(service: Service, caller: Caller, one: Suggestion, reason: str) -> int:
    """Store what was suggested, as the words of its own source; the revision that holds it.
    Clash where somebody has changed the same since it was suggested, Forbidden where it is
    no more the caller's to say."""
    words = f"接受 {one.author} 的建议: {one.name}"
    return _answered(service, caller, one, (Answer.ACCEPTED, reason, words), [as_batch(one)])


def reject(service: Service, caller: Caller, one: Suggestion, reason: str) -> int:
    """Record why it is not stored; the revision that does."""
    if not reason.strip():
        raise WrongInput([Problem("reason", "请写明不接受的理由")])
    words = f"不接受 {one.author} 的建议: {one.name}"
    return _answered(service, caller, one, (Answer.REJECTED, reason, words), [])


def _answered(
    service: Service,
    caller: Caller,
    one: Suggestion,
    said: tuple[Answer, str, str],
    batches: list[Batch],
) -> int:
    answer, reason, words = said
    _refuse(service, caller, one)
    after = one.model_copy(
        update={"answer": answer, "answered_by": caller.name, "answer_reason": reason.strip()}
    )
    message = f"{words}({reason.strip()})" if reason.strip() else words
    desk = Desk(service, caller, based_on=one.based_on, besides=_author(service, one))
    return desk.store(lambda: service.ledger.plan([*batches, decided([after])]), message).revision


def _author(service: Service, one: Suggestion) -> Caller | None:
    """Who suggested it, as long as they may still say what is theirs."""
    try:
        author = service.door.accounts.named(one.author)
    except UnknownName:
        return None
    caller = author.caller()
    return caller if caller.may(Action.EDIT) and not author.disabled else None


def _refuse(service: Service, caller: Caller, one: Suggestion) -> None:
    with service.asking() as asked:
        allowed = may_judge(Own(service, asked, caller), caller, [one])
    if one.key not in allowed:
        done = ACTION_NAMES[Action.REVIEW][0]
        raise Forbidden(f"这条建议由责任部门或可以“{done}”的人处理")
    if one.answer is not Answer.OPEN:
        raise WrongInput([Problem("", f"这条建议{ANSWERED[one.answer]}({one.answered_by})")])
