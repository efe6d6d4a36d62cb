"""A stand-in for the documented interfaces of GitHub and GitLab on this machine, and one that runs their steps.

It holds the requests to what the documentation asks: paths, headers, a JSON body, pages with a Link header, the limit
of a comment. It knows nothing of renvooi.
"""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import yaml

TOKEN = "een-token"
GITHUB_LIMIT = 65_536
PATHS = {
    "github": (r"/repos/dorp/verordeningen/issues/7/comments", r"/repos/dorp/verordeningen/issues/comments/(\d+)"),
    "gitlab": (r"/api/v4/projects/42/merge_requests/7/notes", r"/api/v4/projects/42/merge_requests/7/notes/(\d+)"),
}


@dataclass
class Dienst:
    """What the forge knows and was asked; `weiger` are statuses to answer with first, `alleen_lezen` is a fork,
    `breekt_af` how many answers end too early."""

    soort: str
    berichten: list[dict[str, object]] = field(default_factory=list)
    verzoeken: list[tuple[str, str]] = field(default_factory=list)
    weiger: list[int] = field(default_factory=list)
    alleen_lezen: bool = False
    breekt_af: int = 0
    adres: str = ""

    @property
    def teksten(self) -> list[str]:
        return [str(note["body"]) for note in self.berichten]

    def antwoord(
        self, method: str, target: str, headers: Mapping[str, str], body: bytes
    ) -> tuple[int, object, dict[str, str]]:
        """Status, JSON and headers of the answer."""
        self.verzoeken.append((method, target))
        if self.weiger:
            return self.weiger.pop(0), {"message": "later"}, {}
        if not self._mag(headers):
            return 401, {"message": "Bad credentials"}, {}
        url = urlsplit(target)
        every, one = PATHS[self.soort]
        if method == "GET" and re.fullmatch(every, url.path):
            return self._bladzijde(url.path, {name: values[0] for name, values in parse_qs(url.query).items()})
        change = "PATCH" if self.soort == "github" else "PUT"
        found = re.fullmatch(one, url.path)
        if not (method == "POST" and re.fullmatch(every, url.path)) and not (method == change and found):
            return 404, {"message": "Not Found"}, {}
        if self.alleen_lezen:
            return 403, {"message": "Resource not accessible by integration"}, {}
        if headers.get("content-type") != "application/json":
            return 415, {"message": "Unsupported Media Type"}, {}
        text = json.loads(body)["body"]
        if self.soort == "github" and len(text) > GITHUB_LIMIT:
            return 422, {"message": "Validation Failed", "errors": ["body is too long"]}, {}
        if method == "POST":
            self.berichten.append({"id": 1000 + len(self.berichten), "body": text})
            return 201, self.berichten[-1], {}
        for note in self.berichten:
            if note["id"] == int(found[1] if found else 0):
                note["body"] = text
                return 200, note, {}
        return 404, {"message": "Not Found"}, {}

    def _mag(self, headers: Mapping[str, str]) -> bool:
        if self.soort == "gitlab":
            return headers.get("private-token") == TOKEN
        asked = headers.get("accept") == "application/vnd.github+json" and headers.get("x-github-api-version")
        return bool(asked) and headers.get("authorization") == f"Bearer {TOKEN}" and bool(headers.get("user-agent"))

    def _bladzijde(self, path: str, query: Mapping[str, str]) -> tuple[int, object, dict[str, str]]:
        size = min(int(query.get("per_page", "30")), 100)
        page = int(query.get("page", "1"))
        rest = self.berichten[page * size :]
        following = f'<{self.adres}{path}?per_page={size}&page={page + 1}>; rel="next"' if rest else ""
        return 200, self.berichten[(page - 1) * size : page * size], {"Link": following} if following else {}


@contextmanager
def draait(dienst: Dienst) -> Iterator[Dienst]:
    """The forge on a port of this machine only."""

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, data, extra = dienst.antwoord(self.command, self.path, headers, body)
            content = json.dumps(data).encode()
            self.send_response(status)
            for name, value in {
                **extra,
                "Content-Type": "application/json",
                "Content-Length": str(len(content)),
            }.items():
                self.send_header(name, value)
            self.end_headers()
            if dienst.breekt_af:
                dienst.breekt_af -= 1
                content = content[:1]
            self.wfile.write(content)

        do_GET = do_POST = do_PATCH = do_PUT = _do  # noqa: N815

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    dienst.adres = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield dienst
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class Afloop:
    """How a job ended: whether it succeeded, what its steps printed, which folders it kept."""

    gelukt: bool
    uitvoer: str
    bewaard: tuple[str, ...] = ()


def github_taak(file: Path, place: Path, environment: Mapping[str, str], github: Mapping[str, str]) -> Afloop:
    """Run the steps of the one job in a workflow, as a runner does; `github` fills in its expressions."""
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    (job,) = workflow["jobs"].values()
    known = {f"github.{name}": value for name, value in github.items()}
    shared = {**environment, **_filled(workflow.get("env", {}), known)}
    printed: list[str] = []
    kept: list[str] = []
    failed = False
    for step in job["steps"]:
        if failed and step.get("if") not in ("always()", "failure()"):
            continue
        if "uses" in step:
            action = step["uses"].partition("@")[0]
            if action == "actions/upload-artifact":
                folder = step["with"]["path"]
                if (place / folder).exists():
                    kept.append(folder)
                    known[f"steps.{step['id']}.outputs.artifact-url"] = "https://example.org/stukken"
            else:
                assert action in ("actions/checkout", "actions/setup-python"), action
            continue
        script = place.parent / "stap.sh"
        script.write_text(_fill(step["run"], known), encoding="utf-8")
        own = {**shared, **_filled(step.get("env", {}), known)}
        done = subprocess.run(
            ["bash", "-e", str(script)], cwd=place, env=own, capture_output=True, text=True, check=False
        )
        printed.append(done.stdout + done.stderr)
        failed = failed or (done.returncode != 0 and not step.get("continue-on-error", False))
    return Afloop(not failed, "\n".join(printed), tuple(kept))


def gitlab_taak(file: Path, place: Path, environment: Mapping[str, str]) -> Afloop:
    """Run the one job of a pipeline: its lines in one shell, which stops at the first that fails."""
    (job,) = yaml.safe_load(file.read_text(encoding="utf-8")).values()
    lines = [*job["before_script"], *job["script"]]
    script = place.parent / "taak.sh"
    script.write_text("set -eo pipefail\n" + "\n".join(lines) + "\n", encoding="utf-8")
    own = {**environment, **{name: str(value) for name, value in job["variables"].items()}}
    done = subprocess.run(["bash", str(script)], cwd=place, env=own, capture_output=True, text=True, check=False)
    wanted = [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]
    kept = tuple(name for name in wanted if (place / name).exists())
    return Afloop(done.returncode == 0, done.stdout + done.stderr, kept)


def _filled(found: Mapping[str, object], known: Mapping[str, str]) -> dict[str, str]:
    return {name: _fill(str(value), known) for name, value in found.items()}


def _fill(text: str, known: Mapping[str, str]) -> str:
    """The text with its expressions filled in; what a runner doesn't know is empty."""
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda match: known.get(match[1], ""), text)
