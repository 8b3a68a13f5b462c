"""What is known of a client, what is not, and what to be careful about."""

from app.domain.posting import JobPosting
from app.domain.wording import amount_text, counted, ended

GOOD_RATING = 4.5
POOR_RATING = 4.0
CROWDED = 20


def client_lines(job: JobPosting) -> list[str]:
    """Facts, each as far as the source says it; then what it does not say."""
    x = job.extras
    said: list[str] = []
    if job.company_name:
        said.append(ended(job.company_name))
    if job.client_country:
        said.append(ended(f"In {job.client_country}"))
    if job.client_rating is not None:
        reviews = f" from {counted(int(x['client_reviews']), 'review')}" if x.get("client_reviews") else ""
        said.append(f"Rated {job.client_rating.normalize():f} of 5{reviews}.")
    if job.client_hires is not None:
        said.append(f"Has hired {counted(job.client_hires, 'time')}.")
    if x.get("client_spent") is not None:
        said.append(f"Has spent {amount_text(x['client_spent'], 'USD')} on the platform.")
    if job.client_payment_verified:
        said.append("Payment is verified.")
    unknown = [name for name, value in (
        ("rating", job.client_rating), ("past hires", job.client_hires), ("country", job.client_country),
    ) if value is None]  # fmt: skip
    if unknown:
        said.append(f"Not known: {', '.join(unknown)}.")
    return said


def warnings(job: JobPosting) -> list[str]:
    """What to settle before any work begins."""
    x = job.extras
    said: list[str] = []
    if job.client_payment_verified is False:
        said.append("Payment is not verified: begin only when a contract or milestone is funded.")
    if job.client_rating is not None and float(job.client_rating) < POOR_RATING:
        said.append(f"The rating is below {POOR_RATING}: read the reviews before the talk.")
    if job.client_hires == 0:
        said.append("The first hire on the platform: explain how contracts and milestones work.")
    if (x.get("proposals_min") or 0) >= CROWDED:
        said.append(f"At least {x['proposals_min']} proposals: say early what sets you apart.")
    if len(job.description.split()) < 40:
        said.append("The ad says little: find out what is really wanted before you name a price.")
    return said
