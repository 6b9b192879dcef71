"""Is this really the office file that its suffix says, and can it be opened?"""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile, ZipFile, ZipInfo

from graph_model.errors import Problem, WrongInput
from loaders.limits import PARTS, UNPACKED_BYTES

T = TypeVar("T")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 64_000
_ENCODINGS = ("ascii", "utf-16-le", "utf-16-be")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def opened(path: Path, main_part: str, opener: Callable[[Path], T]) -> T:
    """Open an OOXML file whose main part is `main_part`; WrongInput says what it is instead."""
    message = _not_ooxml(path, main_part)
    if message:
        raise WrongInput([Problem(path.name, message)])
    try:
        return opener(path)
    except (WrongInput, MemoryError):
        raise
    except Exception as error:  # the libraries raise whatever the broken XML leads to
        reason = f"文件已损坏,无法打开({type(error).__name__}),请用 Office 打开并重新保存"
        raise WrongInput([Problem(path.name, reason)]) from error


def _not_ooxml(path: Path, main_part: str) -> str:
    with path.open("rb") as file:
        ole = file.read(len(_OLE)) == _OLE
    if ole:
        return _old_file(path.read_bytes(), path.suffix)
    try:
        with ZipFile(path) as package:
            return _why_refused(package, path.suffix, main_part)
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error):
        return f"内容不是 {path.suffix} 文件(扩展名不符或文件已损坏),请重新另存为 {path.suffix}"


def _why_refused(package: ZipFile, suffix: str, main_part: str) -> str:
    parts = package.infolist()
    if main_part not in {part.filename for part in parts}:
        return f"扩展名是 {suffix},内容却是别的文件,请检查文件或重新另存为 {suffix}"
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > PARTS or unpacked > UNPACKED_BYTES:
        size = unpacked // 1_000_000
        return f"解压后有 {len(parts)} 个部分、{size} MB,超出上限,请另存一份只含表格的文件"
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and _declares_type(package, part):
            return f"{part.filename} 含有 DOCTYPE 声明,Office 不会这样保存,为安全起见不予读取"
    return ""


def _declares_type(package: ZipFile, part: ZipInfo) -> bool:
    """Only a document type can define entities, and no office program writes one."""
    with package.open(part) as file:
        head = file.read(_HEAD)
    return any("<!DOCTYPE".encode(encoding) in head for encoding in _ENCODINGS)


def _old_file(data: bytes, suffix: str) -> str:
    if _ENCRYPTED in data:
        return "文件设有打开密码,请去掉密码后重新保存再导入"
    return f"内容是旧版 Office 文件,只是改了扩展名,请用 Office 或 WPS 另存为 {suffix}"
