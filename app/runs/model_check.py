"""Does the chosen model answer? One small question, and a plain answer to the person."""

from time import monotonic

from app.actions.team_model import model_checked
from app.clock import utc_now
from app.db.session import team_session
from app.domain.identity import Identity
from app.llm.asking import Limits, ModelTrouble
from app.queries.team_model import ready_model
from app.runs.model_desk import Caps, ModelDesk

QUICK = Limits(seconds=15.0, answer_tokens=60)
QUESTION = "Answer with the single word: ready."
SWITCHED_OFF = "No model is set up, or it is switched off."


async def check_model(identity: Identity) -> tuple[bool, str]:
    """Whether it works, and what to say about it."""
    async with team_session(identity) as db:
        model = await ready_model(db)
    if model is None:
        return False, SWITCHED_OFF
    began = monotonic()
    desk = ModelDesk(identity, model, caps=Caps(calls=1), limits=QUICK)
    try:
        await desk.text("You are being tried out.", QUESTION, prompt="check v1")
    except ModelTrouble as trouble:
        return False, trouble.sentence
    async with team_session(identity) as db:
        await model_checked(db, now=utc_now())
    return True, f"{model.choice.model} answered in {monotonic() - began:.1f} s."
