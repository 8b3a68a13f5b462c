"""The nine unsafe defaults of the stack, each overridden, each tried on a real Reflex server (D1–D9)."""

from collections.abc import Iterator

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection

from app.auth.cookies import PLAIN_NAME
from app.domain.outside_text import safe_html
from tests.web.small_server import BOX, STATE, SmallServer, everything_said, join, send_event, small_server

ALICE = f"{PLAIN_NAME}={'a' * 43}"
BOB = f"{PLAIN_NAME}={'b' * 43}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SmallServer]:
    with small_server(tmp_path_factory.mktemp("small")) as running:
        yield running


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "http://localhost",
        "https://localhost:1",
        "http://localhost.evil.example",
    ],
)
def test_d1_a_page_of_another_site_cannot_open_the_socket(server: SmallServer, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        server.connect("tab-1", origin=origin)
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("origin", ["own", None])
def test_d1_our_own_page_and_what_is_no_browser_can_open_it(server: SmallServer, origin: str | None) -> None:
    with server.connect("tab-2", origin=origin) as ws:
        assert join(ws)["maxPayload"] == 1_000_000


def test_d2_a_tab_token_without_its_session_cookie_opens_nothing(server: SmallServer) -> None:
    with server.connect("alices-tab", cookie=ALICE) as ws:
        join(ws)
        send_event(ws, f"{BOX}.put", text="secret-of-alice")
        assert "secret-of-alice" in everything_said(ws)
    for cookie in ("", BOB, f"x{ALICE}", ALICE.upper()):
        with server.connect("alices-tab", cookie=cookie) as ws:
            join(ws)
            send_event(ws, f"{STATE}.hydrate_and_load")
            send_event(ws, f"{BOX}.add")
            said = everything_said(ws)
            assert '"count_rx_state_":' in said
            assert "secret-of-alice" not in said
    with server.connect("alices-tab", cookie=f"theme=dark; {ALICE}") as ws:
        join(ws)
        send_event(ws, f"{STATE}.hydrate_and_load")
        assert "secret-of-alice" in everything_said(ws)


def test_d3_no_state_is_ever_written_to_disk(server: SmallServer) -> None:
    with server.connect("tab-3", cookie=f"{PLAIN_NAME}={'never-on-disk' * 3}1234") as ws:
        join(ws)
        send_event(ws, f"{BOX}.put", text="never-on-disk")
        everything_said(ws, for_seconds=3)
    written = [path for path in server.folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert written
    assert not [path for path in written if b"never-on-disk" in path.read_bytes()]
    assert not list(server.folder.rglob("*.pkl"))


def test_d4_an_unknown_event_leaks_no_cookie_and_forges_no_log_line(server: SmallServer) -> None:
    cookie = f"{PLAIN_NAME}={'top-secret-session' * 2}1234567; other=also-secret"
    with server.connect("tab-4-token", cookie=cookie) as ws:
        join(ws)
        send_event(ws, "nobody.home\n2030-01-01 CRITICAL app: forged \x1b[31mline", password="hunter2secret")
        send_event(ws, f"{BOX}.put", wrong_argument="x" * 5000)
        everything_said(ws)
    server.get("/ping?token=query-secret")
    log = server.log.read_text()
    assert "nobody.home" in log
    for secret in (
        "top-secret-session",
        "also-secret",
        "hunter2secret",
        "tab-4-token",
        "query-secret",
        "\x1b",
    ):
        assert secret not in log
    assert not [line for line in log.splitlines() if line.startswith("2030-01-01")]
    assert max(map(len, log.splitlines())) < 700


def test_d5_a_job_text_cannot_run_script_or_imitate_a_form() -> None:
    text = (
        "# Senior developer\n<iframe srcdoc=\"<script>parent.document.title='run'</script>\"></iframe>\n"
        "<img src=x onerror=alert(1)><form><input type=password></form><style>*{display:none}</style>"
    )
    html = safe_html(text)
    assert "Senior developer" in html
    for active in ("<iframe", "<script", "<img", "<form", "<input", "<style", "onerror"):
        assert active not in html


@pytest.mark.parametrize("path", ["/_upload", "/_upload/", "/_upload/file.txt"])
def test_d6_reflex_own_upload_is_gone(server: SmallServer, path: str) -> None:
    headers = {"reflex-client-token": "invented", "reflex-event-handler": f"{BOX}.put"}
    assert server.post(path, headers=headers, files={"files": b"x"}).status_code == 404
    assert server.get(path).status_code == 404


def test_d6_a_large_body_is_refused_before_it_is_read(server: SmallServer) -> None:
    assert server.post("/_upload", content=_endless()).status_code in (404, 413)
    assert server.status_of_announced_body("/_upload", size=500 * 1024 * 1024) == 413
    assert server.status_of_announced_body("/api/upload", size=500 * 1024 * 1024) == 401


def _endless() -> Iterator[bytes]:
    for _ in range(3000):
        yield b"x" * 1024


@pytest.mark.parametrize(
    "path", ["/ping", "/live", "/nowhere", "/_upload", "/api/nothing", "/assets/none.js"]
)
def test_d7_every_answer_carries_the_security_headers(server: SmallServer, path: str) -> None:
    headers = server.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cache-control"] in ("no-cache", "no-store")
    script = headers["content-security-policy"].split("script-src ")[1].split(";")[0]
    assert script == "'self'"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "10.0.0.1:3000", "[::2]", "", "a b"]
)
def test_d7_another_host_name_is_not_served(server: SmallServer, host: str) -> None:
    answer = server.get("/ping", headers={"host": host})
    assert answer.status_code in (400, 421)
    with pytest.raises(InvalidStatus), server.connect("tab", origin=f"http://{host or 'x'}"):
        pass


def test_d7_preflights_of_other_sites_get_no_permission(server: SmallServer) -> None:
    asked = {"origin": "http://evil.example", "access-control-request-method": "POST"}
    answer = httpx.options(f"{server.origin}/ping", headers=asked)
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_d8_a_flood_on_one_socket_is_slowed_then_cut_off_while_others_are_served(server: SmallServer) -> None:
    with server.connect("flood") as ws, server.connect("calm") as calm:
        join(ws)
        join(calm)
        for _ in range(600):
            send_event(ws, f"{BOX}.add")
        send_event(calm, f"{BOX}.add")
        assert '"count_rx_state_":1' in everything_said(calm)
        with pytest.raises(ConnectionClosed) as closed:
            listen_until_closed(ws)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code in (1000, 1008)  # which of the two depends on who notices first
        assert closed.value.rcvd.reason == "Too many events at once."


def listen_until_closed(ws: ClientConnection) -> None:
    while True:
        ws.recv(20)


def test_d9_a_dead_connection_is_noticed_within_seconds(server: SmallServer) -> None:
    with server.connect("tab-9") as ws:
        greeting = join(ws)
    assert greeting["pingInterval"] == 5000
    assert greeting["pingTimeout"] == 5000
