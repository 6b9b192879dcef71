"""Suggestions of loads: who may judge them, and what accepting and rejecting do."""

from collections.abc import Iterable

from api.auth.caller import Caller
from api.auth.rights import ACTION_NAMES, Action
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
    """Keys of those that the caller may accept or reject: a reviewer any, others those to
    their own units."""
    if caller.may(Action.REVIEW):
        return {one.key for one in found}
    may = caller.may(Action.EDIT)
    return {one.key for one in found if may and one.unit in own.units}


def accept(service: Service, caller: Caller, one: Suggestion, reason: str) -> int:
    """Store what was suggested, as the words of its own source; the revision that holds it.
    Clash where somebody has changed the same since it was suggested."""
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
    done = service.ledger.commit(
        [*batches, decided([after])], caller.name, message, based_on=one.based_on
    )
    return done.revision


def _refuse(service: Service, caller: Caller, one: Suggestion) -> None:
    with service.asking() as asked:
        allowed = may_judge(Own(service, asked, caller), caller, [one])
    if one.key not in allowed:
        done = ACTION_NAMES[Action.REVIEW][0]
        raise Forbidden(f"这条建议由责任部门或可以“{done}”的人处理")
    if one.answer is not Answer.OPEN:
        raise WrongInput([Problem("", f"这条建议{ANSWERED[one.answer]}({one.answered_by})")])
