"""A browser of a drill: it sends a form until it has an answer, with the key of that form."""

import http.client
import re
import time
from dataclasses import dataclass, field

ONCE = re.compile(r'name="(csrfmiddlewaretoken|once)" value="([^"]+)"')
FOUND = (302, 303)
BETWEEN_SECONDS = 0.1


@dataclass
class Answer:
    """How one sending ended for the person before the screen."""

    status: int = 0
    location: str = ""
    n_tries: int = 0
    n_busy: int = 0
    seconds: float = 0.0

    @property
    def is_acknowledged(self) -> bool:
        """Whether the person was told that it has arrived."""
        return self.status in FOUND and self.location.endswith("/sent")


@dataclass
class Browser:
    """One person at one browser; keeps cookies, gives up after a time."""

    port: int
    cookies: dict[str, str]
    patience_seconds: float = 300
    answers: list[Answer] = field(default_factory=list)

    def open_form(self, path: str) -> dict[str, str]:
        """Open the last page of the form and return its hidden fields."""
        until = time.monotonic() + self.patience_seconds
        while time.monotonic() < until:
            got = self._ask("GET", path, "")
            if got is not None and got[0] == 200:
                return dict(ONCE.findall(got[2]))
            time.sleep(BETWEEN_SECONDS)
        raise TimeoutError(path)

    def send(self, path: str, fields: dict[str, str]) -> Answer:
        """Send the form until somebody answers; every try carries the same key."""
        began = time.monotonic()
        body = "&".join(f"{name}={value}" for name, value in fields.items())
        answer = Answer()
        while time.monotonic() - began < self.patience_seconds:
            answer.n_tries += 1
            got = self._ask("POST", path, body)
            if got is not None and got[0] < 500:
                answer.status, answer.location = got[0], got[1]
                break
            answer.n_busy += got is not None
            time.sleep(BETWEEN_SECONDS)
        answer.seconds = time.monotonic() - began
        self.answers.append(answer)
        return answer

    def _ask(self, method: str, path: str, body: str) -> tuple[int, str, str] | None:
        """Return status, place and page, or None where the line was cut."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience_seconds)
        head = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            line.request(method, path, body, head)
            got = line.getresponse()
            page = got.read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            return None
        finally:
            line.close()
        for name, value in got.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return got.status, got.getheader("Location") or "", page
