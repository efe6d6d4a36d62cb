"""Put a comment on a pull request or merge request: one, which is renewed at every run.

The documented interfaces of GitHub (REST, issue comments) and GitLab (REST, merge request notes), with what their
runners tell in the environment. The whole is asked again when the service fails: what was placed the first time is
then found by its mark, so that it never stands there twice.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import click

from pipeline.council.toetsbericht import MERK
from pipeline.model import Problem, Refused

WAIT = (1, 4)
"""Seconds before the second and the third try."""
TIMEOUT = 30
TRY_AGAIN = (429, 500, 502, 503, 504)
NO_ACCESS = (403, 404)
"""What a forge answers to a token that may read and not write, as that of a fork."""
NEXT = re.compile(r'<([^<>]+)>\s*;\s*rel="?next"?')
PER_PAGE = 100
GITHUB_API, GITLAB_API = "https://api.github.com", "https://gitlab.com/api/v4"


class GeenToegang(Exception):
    """The token may not place comments, or there is none; the message says which."""


class Mislukt(Exception):
    """The service did not do what was asked; `opnieuw` when asking again may help."""

    def __init__(self, message: str, *, opnieuw: bool) -> None:
        super().__init__(message)
        self.opnieuw = opnieuw


@dataclass(frozen=True, slots=True)
class Draad:
    """The comments of one pull request: where they are listed and added, and how one of them is changed."""

    berichten: str
    bericht: str
    vernieuw: str
    kop: Mapping[str, str]


class _GeenOmleiding(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the token is for the address that the runner named, and no other."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> None:
        return None


def plaats_bericht(dienst: str, tekst: str) -> None:
    """Place or renew the comment; where that is not allowed it goes to the summary of the job, and that is said."""
    try:
        draad = DIENSTEN[dienst](os.environ)
        for wait in (*WAIT, None):
            try:
                click.echo(f"Bericht {_plaats(draad, tekst)}.", err=True)
                return
            except Mislukt as failed:
                if wait is None or not failed.opnieuw:
                    raise Refused(Problem(f"Het bericht is niet geplaatst: {failed}")) from failed
                time.sleep(wait)
    except GeenToegang as reason:
        click.echo(f"Het bericht is niet geplaatst: {reason} {_samengevat(os.environ, tekst)}", err=True)


def _plaats(draad: Draad, tekst: str) -> str:
    """Renew the comment that bears our mark, or place a new one; what was done, in Dutch."""
    known = next((note for note in _berichten(draad) if str(note.get("body", "")).startswith(MERK)), None)
    if known is None:
        _vraag(draad, "POST", draad.berichten, tekst)
        return "geplaatst"
    if str(known.get("body", "")).strip() == tekst.strip():
        return "ongewijzigd"
    _vraag(draad, draad.vernieuw, f"{draad.bericht}/{known['id']}", tekst)
    return "vernieuwd"


def _berichten(draad: Draad) -> Iterator[Mapping[str, object]]:
    """Every comment, page after page."""
    url: str | None = f"{draad.berichten}?per_page={PER_PAGE}"
    while url is not None:
        answer, headers = _vraag(draad, "GET", url, None)
        if not isinstance(answer, list):
            raise Mislukt("het antwoord is geen lijst van berichten.", opnieuw=False)
        yield from (note for note in answer if isinstance(note, dict))
        found = NEXT.search(headers.get("Link", "") or "")
        url = found[1] if found else None
        if url is not None and urlsplit(url)[:2] != urlsplit(draad.berichten)[:2]:
            raise Mislukt(f"de volgende bladzijde staat op een ander adres ({url}).", opnieuw=False)


def _vraag(draad: Draad, method: str, url: str, tekst: str | None) -> tuple[object, Message]:
    """One request and its answer."""
    body = None if tekst is None else json.dumps({"body": tekst}).encode()
    headers = {**draad.kop, "User-Agent": "renvooi", "Content-Type": "application/json"}
    request = urllib.request.Request(url, body, headers, method=method)
    try:
        with urllib.request.build_opener(_GeenOmleiding).open(request, timeout=TIMEOUT) as response:
            return json.load(response), response.headers
    except urllib.error.HTTPError as error:
        with error:
            said = error.read(500).decode("utf-8", "replace")
        where = f"{method} {url} gaf {error.code}"
        if error.code in TRY_AGAIN or error.headers.get("x-ratelimit-remaining") == "0":
            raise Mislukt(f"{where}.", opnieuw=True) from error
        if error.code in NO_ACCESS:
            raise GeenToegang(f"{where}; het token mag dat niet.") from error
        raise Mislukt(f"{where}: {' '.join(said.split())}", opnieuw=False) from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise Mislukt(f"{method} {url} gaf geen bruikbaar antwoord ({error}).", opnieuw=True) from error


def github(environment: Mapping[str, str]) -> Draad:
    """The pull request of a GitHub Actions run."""
    token = environment.get("GITHUB_TOKEN", "")
    number = _pull_request(environment.get("GITHUB_EVENT_PATH", ""))
    if number is None:
        raise GeenToegang("deze taak hoort niet bij een pull request.")
    if not token:
        raise GeenToegang("er is geen GITHUB_TOKEN.")
    api = environment.get("GITHUB_API_URL", GITHUB_API).rstrip("/")
    issues = f"{api}/repos/{_nodig(environment, 'GITHUB_REPOSITORY')}/issues"
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {token}",
        "X-GitHub-Api-Version": "2022-11-28",
    }
    return Draad(f"{issues}/{number}/comments", f"{issues}/comments", "PATCH", headers)


def _pull_request(path: str) -> int | None:
    """The number of the pull request in the event that started the run."""
    if not path or not Path(path).is_file():
        return None
    try:
        event = json.loads(Path(path).read_bytes())
    except ValueError as error:
        raise Refused(Problem(f"Het bestand dat GITHUB_EVENT_PATH noemt, is geen JSON ({error}).")) from None
    found = event.get("pull_request") if isinstance(event, dict) else None
    number = found.get("number") if isinstance(found, dict) else None
    return number if isinstance(number, int) else None


def gitlab(environment: Mapping[str, str]) -> Draad:
    """The merge request of a GitLab pipeline; the token of the job itself may not place notes."""
    number = environment.get("CI_MERGE_REQUEST_IID", "")
    if not number:
        raise GeenToegang("deze taak hoort niet bij een merge request.")
    token = environment.get("RENVOOI_TOKEN", "")
    if not token:
        raise GeenToegang("er is geen RENVOOI_TOKEN (een project access token met scope `api`).")
    api = environment.get("CI_API_V4_URL", GITLAB_API).rstrip("/")
    project = environment.get("CI_MERGE_REQUEST_PROJECT_ID") or _nodig(environment, "CI_PROJECT_ID")
    notes = f"{api}/projects/{project}/merge_requests/{number}/notes"
    return Draad(notes, notes, "PUT", {"PRIVATE-TOKEN": token})


DIENSTEN: Mapping[str, Callable[[Mapping[str, str]], Draad]] = {"github": github, "gitlab": gitlab}


def _nodig(environment: Mapping[str, str], name: str) -> str:
    if not environment.get(name):
        raise Refused(
            Problem(f"De omgevingsvariabele {name} ontbreekt.", advice="De dienst zelf zet haar in een taak.")
        )
    return environment[name]


def _samengevat(environment: Mapping[str, str], tekst: str) -> str:
    """Put the text in the summary of a GitHub job, where there is one; where to find it, in Dutch."""
    path = environment.get("GITHUB_STEP_SUMMARY", "")
    if not path:
        return "Bewaar het met `--comment BESTAND` bij de stukken."
    with Path(path).open("a", encoding="utf-8") as summary:
        summary.write(tekst)
    return "De toets staat in de samenvatting van deze taak."
