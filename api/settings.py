"""All settings, declared once: environment variables, options and docs follow."""

import os
import tomllib
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from graph_model.errors import WrongSetup

FILE_NAMED_BY = "GANGMU_CONFIG"


class LogFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class Settings(BaseSettings):
    """Options of the command line win over GANGMU_… in the environment, these over the file."""

    model_config = SettingsConfigDict(env_prefix="GANGMU_", frozen=True, extra="forbid")

    ledger: str = Field(
        "sqlite:///data/ledger.db",
        title="台账地址",
        description="where the ledger lies: sqlite:///path or postgresql://…",
    )
    graph: str = Field(
        "kglite:",
        title="图谱引擎: kglite: 或 bolt://主机:端口",
        description="the graph: in process, or a Neo4j server",
    )
    rules: tuple[Path, ...] = Field(
        (), title="另加规则的文件夹", description="folders with rules of the college's own"
    )
    corrections: Path = Field(
        Path("data/corrections"),
        title="记住的表头更正所在的文件夹",
        description="folder of remembered corrections of headers",
    )
    timezone: ZoneInfo = Field(
        ZoneInfo("Asia/Shanghai"), title="“今天”所在的时区", description="time zone of today"
    )
    today: date | None = Field(
        None,
        title="代替真实日期的一天, 用于演示与复核",
        description="a day in place of the real one, to show or to check",
    )
    host: str = Field(
        "127.0.0.1",
        title="服务监听的地址; 没有账号时只能是本机的",
        description="address to listen on; a loopback one while there are no accounts",
    )
    port: int = Field(8501, title="服务端口", description="port to listen on", ge=0, le=65535)
    hosts: tuple[str, ...] = Field(
        (),
        title="除本机外, 浏览器用来访问的主机名",
        description="names that browsers call the service by, besides those of the machine",
    )
    public_address: str | None = Field(
        None,
        title="反向代理之后的对外地址, 如 https://gangmu.example.edu.cn",
        description="address in front of a reverse proxy",
    )
    proxies: tuple[str, ...] = Field(
        (),
        title="可信的反向代理的 IP 地址",
        description="addresses of proxies whose X-Forwarded-Proto is believed",
    )
    work: Path | None = Field(
        None,
        title="导入草稿与后台工作所在的文件夹; 默认在台账旁",
        description="folder of drafts and jobs; by default beside the ledger",
    )
    work_kept_hours: int = Field(
        168, title="草稿与后台工作保留几小时", description="hours that they are kept", ge=1
    )
    work_threads: int = Field(
        2, title="同时进行几项后台工作", description="jobs that run at a time", ge=1
    )
    largest_upload: int = Field(
        200_000_000, title="一次上传最多多少字节", description="bytes of one upload", ge=1
    )
    most_uploaded: int = Field(
        200, title="一次上传最多几个文件", description="files of one upload", ge=1
    )
    accounts: str | None = Field(
        None,
        title="账号库地址; 默认在台账旁边",
        description="where accounts lie; by default beside the ledger",
    )
    session_hours: int = Field(
        12, title="一次登录最长的小时数", description="hours that a session lasts", ge=1, le=720
    )
    idle_minutes: int = Field(
        120,
        title="多少分钟不用即须重新登录",
        description="minutes that a session may go unused",
        ge=1,
        le=43_200,
    )
    oidc_issuer: str | None = Field(
        None,
        title="统一认证(OIDC)的地址, 如 https://sso.example.edu.cn",
        description="issuer of the college's OpenID Connect provider",
    )
    oidc_client: str = Field(
        "gangmu", title="在统一认证登记的应用标识", description="client id at the provider"
    )
    oidc_secret: SecretStr = Field(
        SecretStr(""), title="在统一认证登记的应用密钥", description="client secret"
    )
    oidc_claim: str = Field(
        "sub",
        title="统一认证的哪一项对应账号的标识",
        description="claim that names an account's subject",
    )
    log_format: LogFormat = Field(
        LogFormat.TEXT, title="日志格式: text 或 json", description="log in words or as JSON"
    )
    log_requests: bool = Field(
        False, title="是否为每个请求记一行日志", description="log a line for each request"
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        file = TomlConfigSettingsSource(settings_cls, toml_file=_file())
        return init_settings, env_settings, file

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


def _file() -> Path:
    """The file of settings: gangmu.toml in the working folder, or the one that is named."""
    named = os.environ.get(FILE_NAMED_BY)
    if named and not Path(named).is_file():
        raise WrongSetup(f"没有设置文件 {named}, 请核对 {FILE_NAMED_BY}")
    return Path(named or "gangmu.toml")


@cache
def _fields() -> frozenset[str]:
    return frozenset(Settings.model_fields)


def read_settings(base: Settings | None = None, **options: Any) -> Settings:
    """Settings with the given options on top; WrongSetup names what cannot be used."""
    given = {key: value for key, value in options.items() if value is not None and key in _fields()}
    try:
        return Settings(**{**(base.model_dump() if base else {}), **given})
    except (tomllib.TOMLDecodeError, UnicodeError) as error:
        raise WrongSetup(f"设置文件 {_file()} 无法识别: {error}") from error
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise WrongSetup(f"设置有误: {wrong}") from error
