"""The watch itself: on pages made badly on purpose it sees what it is there to see."""

from __future__ import annotations

import pytest

import render_story as told
from browser.conftest import Open

POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'nonce-a'\">"
BAD = {
    "an alert": ("<script>alert(1)</script>", "dialogs"),
    "a question": ("<script>prompt('who')</script>", "dialogs"),
    "an inline handler": ("<img src='data:,' onerror='pwned = 1'>", "ran"),
    "an address of javascript": (
        "<a href='javascript:pwned = 1'>x</a><script>document.links[0].click()</script>",
        "ran",
    ),
    "a script in a frame": ("<iframe srcdoc='<script>pwned = 1</script>'></iframe>", "ran"),
    "a picture from elsewhere": ("<img src='https://example.invalid/a.png'>", "requests"),
    "a style from elsewhere": ("<style>body { background: url(https://example.invalid/b.png) }</style>", "requests"),
    "a question to a server": ("<script>fetch('https://example.invalid/c').catch(() => 0)</script>", "requests"),
    "a socket": ("<script>try { new WebSocket('wss://example.invalid/') } catch {}</script>", "requests"),
    "an error on the console": ("<script>console.error('bad')</script>", "console"),
    "a warning on the console": ("<script>console.warn('bad')</script>", "console"),
    "an error nobody catches": ("<script>undefined.x</script>", "errors"),
    "an error in a promise": ("<script>Promise.reject(new Error('late'))</script>", "errors"),
    "another page": ("<script>window.open('about:blank')</script>", "left"),
    "a page that goes away": ("<meta http-equiv='refresh' content='0;url=about:blank'>", "left"),
    "a frame": ("<iframe src='about:blank#x'></iframe><iframe src='data:text/html,x'></iframe>", "left"),
    "a script against the policy": (f"{POLICY}<script>pwned = 1</script>", "violations"),
    "a handler against the policy": (f"{POLICY}<body onpageshow='pwned = 1'>", "violations"),
    "a style against the policy": (f"{POLICY}<p style='color: red'>x</p>", "violations"),
    "a picture against the policy": (f"{POLICY}<img src='https://example.invalid/d.png'>", "violations"),
    "an address of javascript against the policy": (
        f"{POLICY}<a href='javascript:pwned = 1'>x</a><script nonce='a'>document.links[0].click()</script>",
        "violations",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_the_watch_sees_what_is_bad(visit: Open, name: str) -> None:
    """What a dossier's page must never do is seen where a page does it."""
    source, kind = BAD[name]
    watched = visit(f"<!DOCTYPE html><title>bad</title>{source}")
    watched.page.wait_for_timeout(100)
    assert kind in watched.witness.seen
    with pytest.raises(AssertionError):
        watched.silent()
    assert kind != "violations" or not watched.witness.ran


def test_the_watch_is_silent_where_nothing_is_bad(visit: Open) -> None:
    """A plain page gives no alarm."""
    visit("<!DOCTYPE html><html lang=en><title>good</title><style>p { color: red }</style><p>Good.").silent()


def test_the_policy_of_the_page_stops_what_would_be_put_into_it(visit: Open) -> None:
    """Were markup of a source ever to reach the page unescaped, its handlers, styles and pictures would do nothing."""
    watched = visit(told.whole())
    watched.silent()
    watched.page.evaluate(
        """() => {
          const part = document.body.appendChild(document.createElement("div"));
          part.innerHTML = "<img src='https://example.invalid/x.png' onerror='pwned = 1'><p style='color: red'>x</p>"
            + "<a href='javascript:pwned = 2'>x</a>";
          part.querySelector("a").click();
          const script = document.createElement("script");
          script.textContent = "pwned = 3";
          part.append(script);
        }"""
    )
    watched.page.wait_for_timeout(100)
    seen = watched.witness
    assert len(seen.violations) >= 4
    assert seen.ran == seen.dialogs == seen.left == ()
