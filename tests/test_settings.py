"""Where settings come from, and the pages that are made from them."""

from pathlib import Path

import pytest

from api.auth.rights import MAY
from api.reference_pages import rights_page, settings_page, settings_rows
from api.settings import Settings, read_settings
from graph_model.errors import WrongSetup

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder without settings of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GANGMU_CONFIG", raising=False)
    return tmp_path


def test_options_win_over_the_environment_and_that_over_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "gangmu.toml").write_text('port = 1\nhost = "::1"\nidle_minutes = 7\n')
    monkeypatch.setenv("GANGMU_PORT", "2")
    monkeypatch.setenv("GANGMU_HOST", "127.0.0.2")
    found = read_settings(port=3)
    assert (found.port, found.host, found.idle_minutes) == (3, "127.0.0.2", 7)
    assert read_settings(found, idle_minutes=8).port == 3


def test_the_file_can_be_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'rules = ["mine"]\noidc_secret = "secret words"\naccounts = "postgresql://a:hidden@h/d"'
    (folder / "other.toml").write_text(text)
    monkeypatch.setenv("GANGMU_CONFIG", "other.toml")
    found = read_settings()
    assert found.rules == (Path("mine"),)
    assert found.oidc_secret.get_secret_value() == "secret words"
    assert "secret words" not in repr(found) + repr(settings_rows(found))
    assert "hidden" not in repr(settings_rows(found))
    monkeypatch.setenv("GANGMU_CONFIG", "missing.toml")
    with pytest.raises(WrongSetup, match=r"missing\.toml"):
        read_settings()


@pytest.mark.parametrize(
    "text, why", [("prot = 1", "prot"), ("port = ", "无法识别"), ("port = 'x'", "port")]
)
def test_a_file_that_cannot_be_used_says_why(folder: Path, text: str, why: str) -> None:
    (folder / "gangmu.toml").write_text(text)
    with pytest.raises(WrongSetup, match=why):
        read_settings()


@pytest.mark.parametrize(
    "page, text", [("settings.md", settings_page()), ("rights.md", rights_page())]
)
def test_the_committed_page_is_the_generated_one(page: str, text: str) -> None:
    name = page.removesuffix(".md")
    repair = f"run: gangmu {name} --format markdown > docs/{page}"
    assert (DOCS / page).read_text(encoding="utf-8") == text, repair


def test_the_pages_hold_every_setting_and_every_right() -> None:
    assert all(f"| `{name}` |" in settings_page() for name in Settings.model_fields)
    assert rights_page().count("✔") == sum(map(len, MAY.values()))
