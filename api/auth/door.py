"""The door: who is let in with a password, a session or a token."""

from typing import TYPE_CHECKING

from api.auth.accounts import Accounts
from api.auth.caller import Caller
from api.auth.failures import Failures
from api.auth.keys import HOUR
from api.auth.opening import address_beside, open_accounts
from api.auth.passwords import fits
from api.auth.refusals import Refusals
from api.auth.sessions import Sessions
from api.auth.tokens import Tokens
from api.settings import Settings
from graph_model.errors import NotSignedIn, Problem, UnknownName, WrongInput

WRONG = "账号或密码不对, 请核对后再试"

if TYPE_CHECKING:
    from api.auth.provider import Provider


class Door:
    """The accounts of a service, and all ways in."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._database = open_accounts(settings.accounts or address_beside(settings.ledger))
        self.accounts = Accounts(self._database)
        self.sessions = Sessions(
            self._database, settings.session_hours * HOUR, settings.idle_minutes * 60
        )
        self.tokens = Tokens(self._database)
        self.refusals = Refusals(self._database)
        self._failures = Failures(self._database)

    def sign_in(self, name: str, password: str) -> str:
        """Secret of a new session; NotSignedIn, never saying what was wrong, or LockedOut."""
        if not self._is_right(name, password):
            raise NotSignedIn(WRONG)
        return self.sessions.begin(name)

    def provider(self) -> "Provider":
        """The college's identity provider; UnknownName where none is set up."""
        if not self._settings.oidc_issuer:
            raise UnknownName("没有设置统一认证; 请用密码登录")
        # Only here: no command needs the cryptography that it brings.
        from api.auth.provider import Provider

        return Provider(self._settings)

    def enter(self, subject: str) -> str:
        """Secret of a new session for whom the provider means; NotSignedIn where nobody here
        is known as that."""
        known = self.accounts.of_subject(subject)
        if known is None or known.disabled:
            raise NotSignedIn("您已通过统一认证, 但在这里还没有可用的账号, 请联系管理员")
        return self.sessions.begin(known.name)

    def change_password(self, name: str, old: str, new: str) -> str:
        """Secret of a new session; all others of the account have ended."""
        if not self._is_right(name, old):
            raise WrongInput([Problem("原密码", "原密码不对, 密码没有改变")])
        self.accounts.set_password(name, new)
        return self.sessions.begin(name)

    def _is_right(self, name: str, password: str) -> bool:
        self._failures.attempt(name)
        right = fits(password, self.accounts.password_of(name))
        if right:
            self._failures.forget(name)
        return right

    def by_session(self, secret: str) -> Caller | None:
        name = self.sessions.account(secret)
        return self.accounts.named(name).caller() if name else None

    def by_token(self, secret: str) -> Caller | None:
        name = self.tokens.account(secret)
        return self.accounts.named(name).caller(by_token=True) if name else None

    def close(self) -> None:
        self._database.close()
