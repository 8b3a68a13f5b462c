"""LinkedIn: which job an address or id names, job functions, and what its applicant counts mean."""

import re
from typing import Any

from app.sources.cells import as_names, as_span
from app.sources.facts import Facts
from app.sources.links import clean_url, host_platform, linkedin_id
from app.sources.upwork import Place

AD_PAGE = "https://www.linkedin.com/jobs/view/"
_ID = re.compile(r"(?:li-|linkedin[-_:]|urn:li:(?:fsd?_)?jobposting:)?([0-9]{6,15})(?:\.0)?", re.IGNORECASE)

JOB_FUNCTIONS = {
    "ACCT": "Accounting", "ADM": "Administrative", "ADVR": "Advertising", "ANLS": "Analyst",
    "ART": "Art/Creative", "BD": "Business Development", "CNSL": "Consulting",
    "CUST": "Customer Service", "DIST": "Distribution", "DSGN": "Design", "EDU": "Education",
    "ENG": "Engineering", "FIN": "Finance", "GENB": "General Business",
    "HCPR": "Health Care Provider", "HR": "Human Resources", "IT": "Information Technology",
    "LGL": "Legal", "MGMT": "Management", "MNFC": "Manufacturing", "MRKT": "Marketing",
    "OTHR": "Other", "PR": "Public Relations", "PRCH": "Purchasing", "PRDM": "Product Management",
    "PRJM": "Project Management", "PROD": "Production", "QA": "Quality Assurance", "RSCH": "Research",
    "SALE": "Sales", "SCI": "Science", "STRA": "Strategy/Planning", "SUPL": "Supply Chain",
    "TRNG": "Training", "WRT": "Writing/Editing",
}  # fmt: skip
"""LinkedIn's codes for what a job is about."""


def place_of(facts: Facts) -> Place:
    """The job's id; the employer's own page to apply on where it is given, else the ad."""
    urls = [url for _, value in facts.all("url") if (url := clean_url(value))]
    direct = [url for _, value in facts.all("direct_url") if (url := clean_url(value))]
    job_id = next((found for url in [*urls, *direct] if (found := linkedin_id(url))), None) or _own_id(facts)
    ad = f"{AD_PAGE}{job_id}" if job_id else next((url for url in urls if host_platform(url)), None)
    outside = next((url for url in [*direct, *urls] if not host_platform(url)), None)
    extras = {"ad_url": ad} if outside and ad else {}
    return Place(job_id, outside or ad or next(iter([*urls, *direct]), None), extras)


def functions(value: Any) -> str | None:
    """Job functions in words, codes spelled out."""
    names = [JOB_FUNCTIONS.get(name, name) for name in as_names(value)]
    return ", ".join(names) or None


def applicants(value: Any) -> dict[str, Any]:
    """Applicants are proposals; people who only "clicked apply" are counted apart."""
    low, high = as_span(value)
    if low is None and high is None:
        return {}
    if "click" in str(value).lower():
        return {"apply_clicks_min": low, "apply_clicks_max": high}
    return {"proposals_min": low, "proposals_max": high}


def _own_id(facts: Facts) -> str | None:
    texts = (str(value).strip() for _, value in facts.all("platform_job_id"))
    return next((match[1] for text in texts if (match := _ID.fullmatch(text))), None)
