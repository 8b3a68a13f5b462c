"""A server that speaks the protocol of OpenAI's chat completions over real HTTP, and behaves as it is told.

Modes: "ok", "slow", "hang", "429", "500", "401", "404", "redirect", "garbage", "not_json", "cut", "huge", "obey"
(does whatever any text in the prompt tells it), "tool" (calls a tool that it was never given), "leak" (says all it
was told), "html", "repair" (a wrong answer first), "empty" (says nothing), "broken" (half a JSON), "loose" (a small
model: polite words, fences, wrong capitals, a text where a list belongs).
"""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Asked = dict[str, Any]


@dataclass
class FakeModel:
    """What it was asked, and how it answers. `answer` makes the text of a good answer from the question."""

    mode: str = "ok"
    answer: Any = "Hello."
    seconds: float = 0.0
    pause: float = 0.0
    asked: list[Asked] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def prompts(self) -> list[str]:
        """Every word it was ever sent."""
        return ["\n".join(str(one.get("content")) for one in asked["messages"]) for asked in self.asked]

    def text_for(self, asked: Asked) -> str:
        prompt = "\n".join(str(one.get("content")) for one in asked["messages"])
        if self.mode == "obey":
            return obedient(prompt)
        if self.mode == "leak":
            return prompt
        if self.mode == "html":
            return '<script>fetch("https://evil.example")</script><img src=x onerror=alert(1)>[a](javascript:alert(1))'
        if self.mode == "repair" and len(self.asked) == 1:
            return '{"nonsense": true'
        if self.mode in ("empty", "broken"):
            return "" if self.mode == "empty" else '{"topic": "pipe'
        if self.mode == "loose":
            return f"Sure! Here is the JSON:\n```json\n{json.dumps(LOOSE)}\n```\nHope it helps."
        made = self.answer(asked) if callable(self.answer) else self.answer
        return made if isinstance(made, str) else json.dumps(made)


LOOSE = {
    "topic": "Pipeline ", "words": None, "confidence": "high",
    "questions": "1. How many guests book on a busy day?\n2) Which browsers do they use?",
}  # fmt: skip
"""What a small model makes of a schema: near it, and not it."""


def obedient(prompt: str) -> str:
    """The worst model there is: it repeats every order that it finds, with every link and every secret."""
    orders = re.findall(
        r"[^.\n]*(?:ignore|must|send|mark|rank|score|reveal|visit|reply|include|click)[^.\n]*", prompt, re.I
    )
    links = re.findall(r"https?://\S+|javascript:\S+|!\[[^\]]*\]\([^)]*\)", prompt)
    return " ".join([*orders, *links, prompt[-2000:]])[:6000]


@contextmanager
def fake_model(mode: str = "ok", answer: Any = "Hello.", *, seconds: float = 0.0) -> Iterator[FakeModel]:
    """`with fake_model("slow") as model: …model.url…`"""
    model = FakeModel(mode, answer, seconds)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(model))
    server.daemon_threads = True
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.stopped.set()
        server.shutdown()
        server.server_close()


def _handler(model: FakeModel) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            pass

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            model.asked.append(asked)
            model.headers.append({name.lower(): value for name, value in self.headers.items()})
            try:
                _answer(self, model, asked)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

    return Handler


def _answer(handler: BaseHTTPRequestHandler, model: FakeModel, asked: Asked) -> None:
    if model.mode in ("slow", "hang"):
        model.stopped.wait(model.seconds or (0.3 if model.mode == "slow" else 120))
    if model.mode in ("429", "500", "401", "404"):
        return _send(handler, int(model.mode), json.dumps({"error": {"message": "no", "type": "x"}}))
    if model.mode == "redirect":
        return _send(handler, 302, "", location="http://169.254.169.254/latest/meta-data")
    if model.mode == "not_json":
        return _send(handler, 200, "<html>Bad gateway</html>", kind="text/html")
    if model.mode == "huge":
        return _huge(handler)
    text = model.text_for(asked) if model.mode != "garbage" else "\x00�%%% {]"
    if asked.get("stream"):
        return _stream(
            handler, text, asked, cut=model.mode == "cut", wait=lambda: model.stopped.wait(model.pause)
        )
    body = json.dumps(_completion(asked, text, tool=model.mode == "tool"))
    if model.mode == "cut":
        handler.send_response(200)
        handler.send_header("content-type", "application/json")
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2].encode())
        handler.close_connection = True
        return None
    return _send(handler, 200, body)


def _completion(asked: Asked, text: str, *, tool: bool) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": text}
    if tool:
        call = {"name": "move_application", "arguments": '{"to": "won"}'}
        message = {
            "role": "assistant",
            "content": None,
            "tool_calls": [{"id": "1", "type": "function", "function": call}],
        }
    return {
        "id": "c1", "object": "chat.completion", "created": int(time.time()), "model": asked["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": "tool_calls" if tool else "stop"}],
        "usage": {"prompt_tokens": _tokens(asked), "completion_tokens": len(text) // 4 + 1, "total_tokens": 9},
    }  # fmt: skip


def _tokens(asked: Asked) -> int:
    return len(json.dumps(asked["messages"])) // 4 + 1


def _send(
    handler: BaseHTTPRequestHandler, status: int, body: str, *, kind: str = "application/json", **headers: str
) -> None:
    data = body.encode()
    handler.send_response(status)
    handler.send_header("content-type", kind)
    handler.send_header("content-length", str(len(data)))
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(data)


def _huge(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", str(50 << 20))
    handler.end_headers()
    for _ in range(50):
        handler.wfile.write(b" " * (1 << 20))


def _stream(
    handler: BaseHTTPRequestHandler, text: str, asked: Asked, *, cut: bool, wait: Callable[[], object]
) -> None:
    handler.send_response(200)
    handler.send_header("content-type", "text/event-stream")
    handler.send_header("connection", "close")
    handler.end_headers()
    pieces = re.findall(r"\S+\s*", text) or [""]
    for number, piece in enumerate(pieces):
        wait()
        if cut and number >= len(pieces) // 2:
            handler.wfile.write(b'data: {"id": "c1", "object": "chat.comp')
            handler.close_connection = True
            return
        _event(handler, {"index": 0, "delta": {"role": "assistant", "content": piece}, "finish_reason": None})
    _event(handler, {"index": 0, "delta": {}, "finish_reason": "stop"})
    if (asked.get("stream_options") or {}).get("include_usage"):
        used = {"prompt_tokens": _tokens(asked), "completion_tokens": len(text) // 4 + 1, "total_tokens": 9}
        _send_event(handler, {"choices": [], "usage": used})
    handler.wfile.write(b"data: [DONE]\n\n")
    handler.close_connection = True


def _event(handler: BaseHTTPRequestHandler, choice: dict[str, Any]) -> None:
    _send_event(handler, {"choices": [choice]})


def _send_event(handler: BaseHTTPRequestHandler, said: dict[str, Any]) -> None:
    event = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "fake", **said}
    handler.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
