"""How long a server waits for who has asked and then takes nothing more of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # it reads models, which a server without Django's settings has none of
    from kb.repeats import Application, Environ

UNMOVED = 60  # seconds


def giving_up(application: Application, after: int = UNMOVED) -> Application:
    """Around the whole application: frees the thread of an answer that nobody takes. Gunicorn's threads wait for ever."""

    def answer(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if connection := environ.get("gunicorn.socket"):
            connection.settimeout(after)
        return application(environ, start_response)

    return answer
