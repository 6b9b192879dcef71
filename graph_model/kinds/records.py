"""What a college decides and that is no node or link of its graph.

Records are claimed, merged, dated and undone like everything else that is said.
"""

import hashlib
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import Field

from graph_model.kinds.kind import Kind

RECORD_KINDS: dict[str, type["Record"]] = {}


class Record(Kind):
    """Something decided; its key says what it is about."""

    about: ClassVar[tuple[str, ...]] = ()

    @property
    def key(self) -> str:
        """The same for decisions about the same thing: the later one replaces the earlier."""
        said = [str(getattr(self, name)) for name in self.about]
        digest = hashlib.blake2b("\t".join(said).encode(), digest_size=8).hexdigest()
        return f"{self.prefix()}{digest}"

    @classmethod
    def prefix(cls) -> str:
        """How the keys of this kind begin."""
        return f"{cls.label.lower()}-"

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls.label = cls.__name__
        RECORD_KINDS[cls.label] = cls


class Vocabulary(Record):
    """词汇: the college's own profile as TOML text; there is one."""

    zh = "院校设置"
    text: str = Field(title="设置", min_length=1)


class Baseline(Record):
    """存档点: a name for a revision and a day."""

    zh = "存档点"
    about = ("name",)
    name: str = Field(title="名称", min_length=1)
    revision: int = Field(title="版本", ge=0)
    day: date = Field(title="日期")


class Waiver(Record):
    """接受的缺漏: somebody accepts a gap for a reason, until a day where one is given."""

    zh = "接受的缺漏"
    about = ("rule", "subject", "gap_key")
    rule: str = Field(title="规则", min_length=1)
    subject: str = Field(title="对象", min_length=1)
    gap_key: str = Field("", title="细目")
    reason: str = Field(title="理由", min_length=1)
    until: date | None = Field(None, title="有效期至")


class Redirect(Record):
    """合并: what is said of one id is meant for another."""

    zh = "合并"
    about = ("gone",)
    gone: str = Field(title="并入的标识", min_length=1)
    to: str = Field(title="保留的标识", min_length=1)


class Answer(StrEnum):
    """What became of a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Suggestion(Record):
    """建议: words of a load about what another unit answers for; stored if that unit agrees.

    unit: who may accept it, empty where nobody answers for it. source, words: as the ledger
    would record them. subject: the node that they decide about. based_on: what was said of
    it after this revision was not known to the author.
    """

    zh = "建议"
    about = ("source", "subject", "author")
    unit: str = Field(default="", title="责任部门")
    source: str = Field(title="来源", min_length=1)
    subject: str = Field(title="对象", min_length=1)
    name: str = Field(title="名称", min_length=1)
    words: tuple[dict[str, Any], ...] = Field(title="内容")
    author: str = Field(title="建议人", min_length=1)
    reason: str = Field(default="", title="理由")
    day: date = Field(title="日期")
    based_on: int = Field(title="所依据的版本", ge=0)
    answer: Answer = Field(default=Answer.OPEN, title="处理")
    answered_by: str = Field(default="", title="处理人")
    answer_reason: str = Field(default="", title="处理理由")


class Redaction(Record):
    """隐去姓名: a name was taken out of earlier changesets; their checksums afterwards."""

    zh = "隐去姓名"
    about = ("revision",)
    revision: int = Field(title="版本", ge=1)
    reason: str = Field(title="理由", min_length=1)
    contents: dict[str, str] = Field(title="改后校验值")
