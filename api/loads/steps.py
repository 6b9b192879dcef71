"""The steps of a load: read, preview, decide, store. Each is work of a job."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.auth.caller import Caller
from api.auth.rights import Action
from api.editing import Desk
from api.jobs import Job, Watch, Work
from api.loads.drafts import Decided, Draft, Drafts, ReadAs, RenamedIn
from api.loads.share import shared
from api.loads.shown import PreviewOut, SuggestedOut
from api.service import Service
from graph_model.errors import Outdated, Problem, UnknownName, WrongInput
from graph_model.kinds.records import Suggestion
from graph_model.ledger import Plan
from graph_model.ledger.records import decided as recorded
from loaders.choices import keep
from loaders.decisions import Decisions, decided, remember, remembered
from loaders.preview import preview
from loaders.read import Reading, read_all

READ, PREVIEW, STORE = "load-read", "load-preview", "load-store"
CHANGED = "在您查看预览之后, 内容已有变化, 尚未存入; 请看新的预览后再存入"


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would be stored and what suggested, and how both are told."""

    plan: Plan
    suggestions: tuple[Suggestion, ...]
    told: PreviewOut


class Loads:
    """The loads of one service, for one caller."""

    def __init__(self, service: Service, caller: Caller) -> None:
        self._service, self._caller = service, caller
        self.drafts = Drafts(service.work)

    def own(self, id_: str) -> Draft:
        """The caller's own draft; UnknownName for anybody else's, as if there were none."""
        draft = self.drafts.get(id_)
        if draft.owner != self._caller.name:
            raise UnknownName(f"没有导入草稿“{id_}”, 或已过保留期")
        return draft

    def listed(self) -> list[Draft]:
        """The caller's own drafts, the latest first."""
        self.drafts.sweep(self._service.settings.work_kept)
        return [one for one in self.drafts.listed() if one.owner == self._caller.name]

    def drop(self, id_: str) -> None:
        """Throw a draft away: one's own, or anybody's for who administers."""
        if not self._caller.may(Action.ADMINISTER):
            self.own(id_)
        self.drafts.drop(self.drafts.get(id_).id)

    def job(self, draft: Draft) -> Job | None:
        """The work on a draft that was begun last, while it is remembered."""
        try:
            return self._service.jobs.get(draft.job) if draft.job else None
        except UnknownName:
            return None

    def begin(self, draft: Draft) -> Draft:
        """Read the files and preview what they would change."""
        return self._start(READ, draft, lambda watch: self._read(draft.id, watch))

    def decide(self, draft: Draft, read_as: ReadAs, said: Decided) -> Draft:
        """Preview again with what was decided; the files are read again where that is needed."""
        self._refuse_busy(draft)
        _refuse_strange(draft, said.renamed)
        anew = read_as != draft.read_as
        draft = self.drafts.note(draft, read_as=read_as, decided=said)
        return self.begin(draft) if anew else self._start(
            PREVIEW, draft, lambda watch: self._preview(draft.id, watch)
        )  # fmt: skip

    def store(self, draft: Draft, tag: str, message: str) -> Draft:
        """Store what the caller has seen under this tag; Outdated where it would not be that."""
        if draft.revision is not None:
            return draft
        self._refuse_busy(draft)
        self._refuse_outdated(draft, tag)
        why = message or f"导入 {'、'.join(one.name for one in draft.files)}"
        return self._start(STORE, draft, lambda watch: self._store(draft.id, tag, why, watch))

    def _start(self, kind: str, draft: Draft, work: Work) -> Draft:
        """The draft names its job before that begins, as both write to the draft."""
        job = self._service.jobs.make(kind, self._caller.name)
        noted = self.drafts.note(draft, job=job.id)
        self._service.jobs.run(job, work)
        return noted

    def _refuse_busy(self, draft: Draft) -> None:
        job = self.job(draft)
        if job is not None and job.is_open:
            raise WrongInput([Problem("", "这份导入正在处理, 请稍候, 或先取消")])

    def _refuse_outdated(self, draft: Draft, tag: str) -> None:
        """Where the record went on, what would happen now is looked at once more."""
        shown = self.shown(draft)
        if shown.base != self._service.ledger.revision():
            with self.drafts.alone(draft.id) as now:
                shown = self._previewed(now).told
        _refuse_other(shown, tag)

    def shown(self, draft: Draft) -> PreviewOut:
        """The latest preview; WrongInput where there is none yet."""
        text = self.drafts.preview(draft)
        if text is None:
            raise WrongInput([Problem("", "还没有预览, 请等文件读完")])
        return PreviewOut.model_validate_json(text)

    def _read(self, id_: str, watch: Watch) -> dict[str, Any]:
        with self.drafts.alone(id_) as draft:
            progress = _Progress(watch, self.drafts.paths(draft))
            self._files_read(draft, progress.watched, progress.told)
            watch.tell(0.8, "比对", "Comparing")
            self._previewed(draft)
        return {"load": id_}

    def _files_read(self, draft: Draft, *told: Any) -> Reading:
        """told: as `read_all` takes it, to show progress."""
        choices = draft.read_as.choices(self._service.settings.corrections)
        source = draft.read_as.source or None
        reading = read_all(self.drafts.paths(draft), source, choices, *told)
        self.drafts.keep_reading(draft, reading)
        return reading

    def _reading(self, draft: Draft) -> Reading:
        """What the files say; they are read once more where another version of the program
        did that."""
        return self.drafts.reading(draft) or self._files_read(draft)

    def _preview(self, id_: str, watch: Watch) -> dict[str, Any]:
        with self.drafts.alone(id_) as draft:
            watch.tell(0.1, "比对", "Comparing")
            self._previewed(draft)
        return {"load": id_}

    def _previewed(self, draft: Draft) -> Prepared:
        """Plan and tell what the draft would do, and keep that."""
        made = self._prepared(draft)
        offered = (*draft.offered, *(one.decision for one in made.told.likely))
        self.drafts.keep_preview(draft, made.told.model_dump_json().encode())
        self.drafts.note(self.drafts.get(draft.id), offered=tuple(dict.fromkeys(offered)))
        return made

    def _prepared(self, draft: Draft) -> Prepared:
        """The caller's own part of what the files say, and the rest as suggestions."""
        ledger, reading = self._service.ledger, self._reading(draft)
        offered = [one.renamed() for one in draft.offered]
        plan = ledger.plan(decided(reading, self._decisions(draft.decided), offered))
        entities = ledger.entities() if plan.base else []
        parts = shared(self._service, self._caller, plan, entities)
        if parts.batches != plan.batches:
            plan = ledger.plan(parts.batches)
        told = preview(reading, plan, entities)
        names = {one.key: str(one.body["name"]) for one in entities if one.kind == "Unit"}
        suggested = tuple(
            SuggestedOut.of(one, names) for one in (*parts.suggestions, *parts.rejected)
        )
        return Prepared(plan, parts.suggestions, PreviewOut.of(told, suggested, parts.left))

    def _decisions(self, said: Decided) -> Decisions:
        return said.decisions(remembered(self._service.settings.corrections))

    def _store(self, id_: str, tag: str, message: str, watch: Watch) -> dict[str, Any]:
        with self.drafts.alone(id_) as draft:
            revision = draft.revision or self._service.ledger.stored_as(_request(id_))
            if revision is None:
                revision = self._commit(draft, tag, message, watch)
            self.drafts.finish(self.drafts.get(id_), revision)
        return {"load": id_, "revision": revision}

    def _commit(self, draft: Draft, tag: str, message: str, watch: Watch) -> int:
        watch.tell(0.1, "比对", "Comparing")
        reading = self._reading(draft)
        _refuse_unread(reading, draft.decided.skip)
        made = self._previewed(draft)
        _refuse_other(made.told, tag)
        watch.tell(0.5, "存入", "Storing")
        signed = [one.model_copy(update={"reason": message}) for one in made.suggestions]
        batches = (*made.plan.batches, *([recorded(signed)] if signed else ()))
        desk = Desk(self._service, self._caller, _request(draft.id))
        done = desk.store(lambda: self._service.ledger.plan(batches), message)
        self._remember(draft, reading)
        return done.revision

    def _remember(self, draft: Draft, reading: Reading) -> None:
        """What was decided about reading holds for the next time: a cell for its source; a
        header for everybody's tables, so that it takes a reviewer."""
        folder, read_as = self._service.settings.corrections, draft.read_as
        remember(folder, draft.decided.decisions(()).accepted)
        if (read_as.form or read_as.columns) and self._caller.may(Action.REVIEW):
            choices = read_as.choices(folder)
            for one in reading.seen:
                if one.form and one.shape:
                    keep(folder, one.form, one.shape, choices.keys_of(one.form))


class _Progress:
    """Tells of reading: the files so far, and the part of the present one."""

    def __init__(self, watch: Watch, names: dict[Path, str]) -> None:
        self._watch, self._names = watch, names
        self._begun = 0

    def watched(self, files: Sequence[Path]) -> Iterator[Path]:
        for self._begun, file in enumerate(files):
            self.told(file, 0.0)
            yield file

    def told(self, file: Path, done: float) -> None:
        part = 0.8 * (self._begun + done) / len(self._names)
        name = self._names[file]
        self._watch.tell(part, f"读取 {name}", f"Reading {name}")


def _request(id_: str) -> str:
    """One draft is stored once, however often it is asked for."""
    return f"load-{id_}"


def _refuse_other(shown: PreviewOut, tag: str) -> None:
    if shown.tag != tag:
        raise Outdated(CHANGED)


def _refuse_unread(reading: Reading, skipped: Sequence[str]) -> None:
    """All or nothing, unless the person leaves out what cannot be read."""
    problems = [one for file in reading.files if file.name not in skipped for one in file.problems]
    if problems:
        raise WrongInput([Problem("", "以下文件不能读取, 尚未存入; 可跳过它们"), *problems])


def _refuse_strange(draft: Draft, renamed: Sequence[RenamedIn]) -> None:
    """Only what a preview proposed: anything else would merge nodes at will."""
    strange = [one for one in renamed if one not in draft.offered]
    if strange:
        raise WrongInput([Problem("renamed", "预览中没有提出这处改名; 合并节点请用合并功能")])
