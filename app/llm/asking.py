"""Ask a model: typed answers with repair, streamed text, time and size limits; every failure is a sentence."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import httpx
from pydantic import BaseModel

from app.domain.model_choice import ModelChoice
from app.llm.addresses import Reach
from app.llm.recording import REPLAYED, Recording
from app.llm.transport import NotReachable, SentElsewhere, TooLong, client_for

if TYPE_CHECKING:
    from pydantic_ai import Agent
    from pydantic_ai.models.openai import OpenAIChatModel

Answer = TypeVar("Answer", bound=BaseModel)
OnText = Callable[[str], Awaitable[None]]
REPAIRS = 2
NO_KEY = "no-key"
CHARACTERS_A_TOKEN = 3
"""What is counted where a server does not say what it used."""


@dataclass(frozen=True)
class Limits:
    """For one question."""

    seconds: float = 45.0
    answer_tokens: int = 2_000
    answer_bytes: int = 2 * 1024 * 1024
    question_characters: int = 60_000


@dataclass(frozen=True)
class Asked:
    """What came back, and what it took. `calls` counts the repairs; `replayed` cost nothing."""

    output: Any
    input_tokens: int
    output_tokens: int
    calls: int
    replayed: bool = False


class ModelTrouble(Exception):
    """The model did not help. `sentence` may be shown; `code` is stable; `may_help_later` says whether to wait."""

    def __init__(self, code: str, sentence: str, *, calls: int = 1, may_help_later: bool = True) -> None:
        super().__init__(sentence)
        self.code, self.sentence, self.calls, self.may_help_later = code, sentence, calls, may_help_later


@dataclass(frozen=True)
class Line:
    """A way to one model."""

    choice: ModelChoice
    key: str | None
    reach: Reach
    limits: Limits = Limits()
    recording: Recording | None = None

    async def typed(self, instructions: str, question: str, output: type[Answer]) -> Asked:
        """An answer in this shape; what does not fit is sent back to be put right, twice at most."""
        from pydantic_ai import PromptedOutput

        return await self._ask(instructions, question, PromptedOutput(output))

    async def text(self, instructions: str, question: str, on_text: OnText | None = None) -> Asked:
        """Plain words, streamed to `on_text` as they come."""
        return await self._ask(instructions, question, str, on_text)

    async def _ask(
        self, instructions: str, question: str, output: Any, on_text: OnText | None = None
    ) -> Asked:
        if len(question) + len(instructions) > self.limits.question_characters:
            raise ModelTrouble("too_long_question", "The question is too long for a model.", calls=0)
        counted = _Counted()
        client = client_for(
            self.reach,
            seconds=self.limits.seconds,
            most_bytes=self.limits.answer_bytes,
            recording=self.recording,
        )
        client.event_hooks = {"request": [counted.on_request], "response": [counted.on_response]}
        try:
            async with asyncio.timeout(self.limits.seconds), client:
                agent = _agent(_model(self, client), instructions, output, self.limits)
                return await _answered(agent, question, counted, on_text)
        except Exception as error:
            # The libraries between us and a foreign server raise anything at all; here it becomes a sentence.
            raise _trouble(error, self.limits, counted.calls) from error


class _Counted:
    """How many times the server was asked, and whether a recording answered."""

    def __init__(self) -> None:
        self.calls, self.replayed = 0, 0

    async def on_request(self, _: httpx.Request) -> None:
        self.calls += 1

    async def on_response(self, response: httpx.Response) -> None:
        self.replayed += REPLAYED in response.headers


def _model(line: Line, client: httpx.AsyncClient) -> "OpenAIChatModel":
    from openai import AsyncOpenAI
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    server = AsyncOpenAI(
        base_url=line.choice.base_url, api_key=line.key or NO_KEY, max_retries=0,
        http_client=client,  # type: ignore[arg-type]
        timeout=line.limits.seconds,
    )  # fmt: skip
    return OpenAIChatModel(line.choice.model, provider=OpenAIProvider(openai_client=server))


def _agent(model: "OpenAIChatModel", instructions: str, output: Any, limits: Limits) -> "Agent[Any, Any]":
    """An agent without a single tool: whatever a text talks it into, there is nothing it could do."""
    from pydantic_ai import Agent
    from pydantic_ai.settings import ModelSettings

    settings = ModelSettings(max_tokens=limits.answer_tokens, temperature=0.2, timeout=limits.seconds)
    return Agent(
        model,
        output_type=output,
        instructions=instructions,
        model_settings=settings,
        retries=REPAIRS,
        tools=(),
    )


async def _answered(
    agent: "Agent[Any, Any]", question: str, counted: _Counted, on_text: OnText | None
) -> Asked:
    from pydantic_ai import UsageLimits

    caps = UsageLimits(request_limit=REPAIRS + 1)
    if on_text is None:
        result = await agent.run(question, usage_limits=caps)
        output, used = result.output, result.usage
    else:
        async with agent.run_stream(question, usage_limits=caps) as streamed:
            async for so_far in streamed.stream_text(debounce_by=0.1):
                await on_text(so_far)
            output, used = await streamed.get_output(), streamed.usage
    replayed = counted.calls > 0 and counted.replayed == counted.calls
    into = used.input_tokens or len(question) // CHARACTERS_A_TOKEN + 1
    out = used.output_tokens or len(str(output)) // CHARACTERS_A_TOKEN + 1
    return Asked(output, into, out, max(counted.calls, 1), replayed)


def _trouble(error: Exception, limits: Limits, calls: int) -> ModelTrouble:
    if isinstance(error, ModelTrouble):
        return error
    code, sentence, later = _told(_causes(error), limits)
    return ModelTrouble(code, sentence, calls=calls, may_help_later=later)


def _told(causes: list[BaseException], limits: Limits) -> tuple[str, str, bool]:
    from pydantic_ai.exceptions import ModelHTTPError, UnexpectedModelBehavior, UsageLimitExceeded

    for one in causes:
        if isinstance(one, NotReachable):
            return (
                "not_allowed",
                "This server's address is not open to models here; the operator can allow it.",
                False,
            )
        if isinstance(one, SentElsewhere):
            return (
                "redirected",
                "The model's server sent us elsewhere, which is not followed. Check its address.",
                False,
            )
        if isinstance(one, TooLong):
            return "too_long", "The model's server answered without end; it was cut off.", True
        if isinstance(one, ModelHTTPError):
            return _of_status(one.status_code)
    if any(isinstance(one, TimeoutError | httpx.TimeoutException) for one in causes) or _names(
        causes, "Timeout"
    ):
        return "too_slow", f"The model did not answer within {limits.seconds:.0f} seconds.", True
    if any(
        isinstance(one, UnexpectedModelBehavior | UsageLimitExceeded | json.JSONDecodeError) for one in causes
    ):
        return (
            "unusable",
            "The model's answer could not be used, even after it was asked to put it right.",
            True,
        )
    if any(isinstance(one, httpx.TransportError | OSError) for one in causes) or _names(causes, "Connection"):
        return "unreachable", "The model's server could not be reached, or broke off.", True
    return "unusable", "The model's answer could not be understood.", True


def _of_status(status: int) -> tuple[str, str, bool]:
    if status in (401, 403):
        return "refused_key", "The model's server did not accept the key. Enter it anew in Settings.", False
    if status == 404:
        return (
            "no_such_model",
            "The model's server knows no such model or address. Check both in Settings.",
            False,
        )
    if status == 429:
        return (
            "too_many",
            "The model's server says that it is asked too often, or that its credit is used up.",
            True,
        )
    if 300 <= status < 400:
        return (
            "redirected",
            "The model's server sent us elsewhere, which is not followed. Check its address.",
            False,
        )
    return "server_failed", f"The model's server failed ({status}).", True


def _names(causes: list[BaseException], part: str) -> bool:
    return any(part in type(one).__name__ for one in causes)


def _causes(error: BaseException) -> list[BaseException]:
    """The error, and all that led to it."""
    found: list[BaseException] = []
    queue: list[BaseException | None] = [error]
    while queue and len(found) < 30:
        one = queue.pop(0)
        if one is None or one in found:
            continue
        found.append(one)
        queue += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            queue += list(one.exceptions)
    return found
