"""All settings, declared once: environment variables, options and docs follow."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph_model.errors import WrongSetup


class LogFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class Settings(BaseSettings):
    """Read from GANGMU_… in the environment; options of the command line win."""

    model_config = SettingsConfigDict(env_prefix="GANGMU_", frozen=True, extra="ignore")

    ledger: str = Field("sqlite:///data/ledger.db", title="台账地址")
    graph: str = Field("kglite:", title="图谱引擎: kglite: 或 bolt://主机:端口")
    rules: tuple[Path, ...] = Field((), title="另加规则的文件夹")
    corrections: Path = Field(Path("data/corrections"), title="记住的表头更正所在的文件夹")
    timezone: ZoneInfo = Field(ZoneInfo("Asia/Shanghai"), title="“今天”所在的时区")
    today: date | None = Field(None, title="代替真实日期的一天, 用于演示与复核")
    accounts: str | None = Field(None, title="账号库地址; 默认在台账旁边")
    hosts: tuple[str, ...] = Field((), title="除本机外, 浏览器用来访问的主机名")
    public_address: str | None = Field(
        None, title="反向代理之后的对外地址, 如 https://gangmu.example.edu.cn"
    )
    proxies: tuple[str, ...] = Field((), title="可信的反向代理的 IP 地址")
    session_hours: int = Field(12, title="一次登录最长的小时数", ge=1, le=720)
    idle_minutes: int = Field(120, title="多少分钟不用即须重新登录", ge=1, le=43_200)
    log_format: LogFormat = Field(LogFormat.TEXT, title="日志格式: text 或 json")
    log_requests: bool = Field(False, title="是否为每个请求记一行日志")
    largest_upload: int = Field(200_000_000, title="一次上传最多多少字节", ge=1)
    host: str = Field("127.0.0.1", title="服务监听的地址; 没有账号时只能是本机的")
    port: int = Field(8501, title="服务端口", ge=0, le=65535)

    work: Path | None = Field(None, title="导入草稿与后台工作所在的文件夹; 默认在台账旁")
    work_kept_hours: int = Field(168, title="草稿与后台工作保留几小时", ge=1)
    work_threads: int = Field(2, title="同时进行几项后台工作", ge=1)
    most_uploaded: int = Field(200, title="一次上传最多几个文件", ge=1)

    def real_day(self) -> date:
        """Today by the calendar."""
        return datetime.now(self.timezone).date()

    @property
    def work_kept(self) -> timedelta:
        """How long drafts and jobs are kept."""
        return timedelta(hours=self.work_kept_hours)

    def local(self, at: str) -> str:
        """A moment of the record (ISO, UTC) as the clock on the wall showed it."""
        return datetime.fromisoformat(at).astimezone(self.timezone).strftime("%Y-%m-%d %H:%M")

    def day(self) -> date:
        """The day that answers are given for."""
        return self.today or self.real_day()


@cache
def _fields() -> frozenset[str]:
    return frozenset(Settings.model_fields)


def read_settings(base: Settings | None = None, **options: Any) -> Settings:
    """Settings with the given options on top; WrongSetup names what cannot be used."""
    given = {key: value for key, value in options.items() if value is not None and key in _fields()}
    try:
        return Settings(**{**(base.model_dump() if base else {}), **given})
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise WrongSetup(f"设置有误: {wrong}") from error
