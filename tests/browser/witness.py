"""A page under watch: whatever it says, asks for, opens or runs that a dossier must not is written down."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

INIT = """
document.addEventListener("securitypolicyviolation", (found) => {
  window.crossreadTold("violations", [found.effectiveDirective, found.blockedURI, found.sample].join(" "));
});
Object.defineProperty(window, "pwned", {
  get() { return 0; },
  set(value) { window.crossreadTold("ran", String(value)); },
});
"""
"""Runs before the page does, in each of its frames. What is hostile in these tests sets `pwned`."""

SETTLED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"
LOUD = frozenset({"error", "warning", "assert"})


@dataclass(frozen=True, slots=True)
class Witness:
    """What a page did that a dossier must not; all empty for a good one."""

    console: tuple[str, ...] = ()
    """Errors and warnings on the console."""
    errors: tuple[str, ...] = ()
    """Errors that no script caught."""
    dialogs: tuple[str, ...] = ()
    """Alerts, questions and the like."""
    requests: tuple[str, ...] = ()
    """Addresses asked for, other than the file itself."""
    violations: tuple[str, ...] = ()
    """What the content security policy forbade."""
    ran: tuple[str, ...] = ()
    """Hostile scripts that ran."""
    left: tuple[str, ...] = ()
    """Other pages opened, workers started, files downloaded, addresses gone to."""

    @property
    def seen(self) -> dict[str, tuple[str, ...]]:
        """Only what is not empty."""
        return {one.name: found for one in fields(self) if (found := getattr(self, one.name))}


@dataclass(frozen=True, slots=True)
class Visit:
    """One page, opened from a file and watched from before its first byte."""

    page: Any
    address: str
    told: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def start(cls, context: Any, address: str) -> Visit:
        """Open the file in a new window of a context."""
        visit = cls(context.new_page(), address)
        visit._watch(context)
        visit.page.goto(address)
        return visit

    @property
    def witness(self) -> Witness:
        """All that was seen until now, once the page is at rest."""
        self.page.evaluate(SETTLED)
        return Witness(**{kind: tuple(found) for kind, found in self.told.items()})

    def silent(self) -> None:
        """Fail, with all that was seen, unless nothing was."""
        seen = self.witness.seen
        assert not seen, seen

    def _tell(self, kind: str, what: str) -> None:
        self.told.setdefault(kind, []).append(what)

    def _watch(self, context: Any) -> None:
        page, tell = self.page, self._tell
        page.expose_binding("crossreadTold", lambda _, kind, what: tell(kind, what))
        page.add_init_script(INIT)
        page.on("console", lambda said: tell("console", f"{said.type}: {said.text}") if said.type in LOUD else None)
        page.on("pageerror", lambda error: tell("errors", str(error)))
        page.on("dialog", lambda dialog: self._dismiss(dialog))
        page.on("framenavigated", lambda frame: None if self._own(frame.url) else tell("left", frame.url))
        page.on("worker", lambda worker: tell("left", worker.url))
        page.on("download", lambda download: tell("left", download.url))
        page.on("websocket", lambda socket: tell("requests", socket.url))
        context.on("page", lambda other: tell("left", other.url))
        context.on("request", lambda request: self._asked(request))

    def _dismiss(self, dialog: Any) -> None:
        self._tell("dialogs", f"{dialog.type}: {dialog.message}")
        dialog.dismiss()

    def _asked(self, request: Any) -> None:
        if not (request.is_navigation_request() and self._own(request.url)):
            self._tell("requests", request.url)

    def _own(self, address: str) -> bool:
        return address.partition("#")[0] == self.address
