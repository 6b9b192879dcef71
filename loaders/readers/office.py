"""Is this really the office file that its suffix says, and can it be opened?"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile, ZipFile

from graph_model.errors import Problem, WrongInput

T = TypeVar("T")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def opened(path: Path, main_part: str, opener: Callable[[Path], T]) -> T:
    """Open an OOXML file whose main part is `main_part`; WrongInput says what it is instead."""
    message = _not_ooxml(path, main_part)
    if message:
        raise WrongInput([Problem(path.name, message)])
    try:
        return opener(path)
    except WrongInput:
        raise
    except Exception as error:  # the libraries raise whatever the broken XML leads to
        reason = f"文件已损坏,无法打开({type(error).__name__}),请用 Office 打开并重新保存"
        raise WrongInput([Problem(path.name, reason)]) from error


def _not_ooxml(path: Path, main_part: str) -> str:
    data = path.read_bytes()
    if data.startswith(_OLE):
        return _old_file(data, path.suffix)
    try:
        with ZipFile(path) as package:
            names = package.namelist()
    except BadZipFile:
        return f"内容不是 {path.suffix} 文件(扩展名不符或文件已损坏),请重新另存为 {path.suffix}"
    if main_part not in names:
        return f"扩展名是 {path.suffix},内容却是别的文件,请检查文件或重新另存为 {path.suffix}"
    return ""


def _old_file(data: bytes, suffix: str) -> str:
    if _ENCRYPTED in data:
        return "文件设有打开密码,请去掉密码后重新保存再导入"
    return f"内容是旧版 Office 文件,只是改了扩展名,请用 Office 或 WPS 另存为 {suffix}"
