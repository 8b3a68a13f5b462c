"""What the server tells everybody: its public key, what it can do, and what it does not do."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from app.embedded.auth_server.context import is_service, server_of
from app.embedded.auth_server.errors import Refusal

Endpoint = Callable[[Request], Awaitable[JSONResponse]]
ALL_METHODS = ["GET", "POST", "PUT", "DELETE"]


async def jwks(request: Request) -> JSONResponse:
    """The public key with which anybody can check an access token."""
    keys = {"keys": [server_of(request).signer.public_jwk]}
    return JSONResponse(keys, headers={"Cache-Control": "public, max-age=600"})


async def settings(request: Request) -> JSONResponse:
    """The flags a client may ask for before it shows a sign-in form."""
    return JSONResponse(
        {
            "external": {"email": True, "phone": False, "anonymous_users": False},
            "disable_signup": False,
            "mailer_autoconfirm": True,
            "phone_autoconfirm": False,
            "sms_provider": "",
            "saml_enabled": False,
        }
    )


async def health(request: Request) -> JSONResponse:
    description = "Bidwell's sign-in on a laptop, speaking Supabase Auth's API"
    return JSONResponse({"name": "GoTrue", "version": "embedded-1", "description": description})


async def resend(request: Request) -> JSONResponse:
    """There is nothing to send again: addresses are confirmed at once."""
    return JSONResponse({})


async def admin(request: Request) -> JSONResponse:
    if not is_service(request):
        raise Refusal(403, "not_admin", "User not allowed")
    raise Refusal(501, "unexpected_failure", "Administration is not part of the embedded sign-in")


def refuse(status: int, code: str, message: str) -> Endpoint:
    """An endpoint that always gives this answer."""

    async def endpoint(request: Request) -> JSONResponse:
        raise Refusal(status, code, message)

    return endpoint


NO_LINKS = refuse(422, "otp_disabled", "Signups not allowed for otp")
NO_PROVIDER = refuse(400, "validation_failed", "Unsupported provider: provider is not enabled")
NO_LINKING = refuse(404, "manual_linking_disabled", "Manual linking is disabled")
NO_FACTORS = refuse(422, "mfa_totp_enroll_not_enabled", "MFA enroll is disabled for TOTP")
NO_TOKEN = refuse(403, "otp_expired", "Token has expired or is invalid")
NO_MAIL = refuse(400, "email_provider_disabled", "No mail is sent from here")
NO_SAML = refuse(404, "saml_provider_disabled", "SAML 2.0 is disabled")

REFUSED = [
    Route("/otp", NO_LINKS, methods=["POST"]),
    Route("/magiclink", NO_LINKS, methods=["POST"]),
    Route("/verify", NO_TOKEN, methods=["GET", "POST"]),
    Route("/reauthenticate", NO_MAIL, methods=["GET", "POST"]),
    Route("/authorize", NO_PROVIDER, methods=["GET"]),
    Route("/callback", NO_PROVIDER, methods=["GET", "POST"]),
    Route("/sso", NO_SAML, methods=["POST"]),
    Route("/user/identities/{rest:path}", NO_LINKING, methods=ALL_METHODS),
    Route("/factors", NO_FACTORS, methods=["POST"]),
    Route("/factors/{rest:path}", NO_FACTORS, methods=ALL_METHODS),
    Route("/resend", resend, methods=["POST"]),
    Route("/invite", admin, methods=["POST"]),
    Route("/admin/{rest:path}", admin, methods=ALL_METHODS),
]
