"""What tools call the fields of a job. Best name first; spelling, case and nesting do not matter."""

import re


def squash(name: object) -> str:
    """ "Client Country", "client_country", "clientCountry" and "client.country" as one key."""
    return re.sub(r"[^0-9a-z]+", "", str(name).lower())


_WRITTEN: dict[str, str] = {
    # What the job is.
    "title": "title, job title, titles, position title, project title, job name, position, role, name,"
    " vacancy, vacancy title, post title, job post title, job, project, headline, subject, gig",
    "description": "content:encoded, description, job description, description markdown, description html,"
    " description text, full description, description formatted, descriptions, project description, job details, snippet,"
    " summary, content, body, details, text, desc, ad text, posting, job text, about the job, about job,"
    " overview, message, job summary, ad",
    "skills": "skills, ontology skills, skills detailed, required skills, skill tags, skills required,"
    " skill, skills list, tech stack, technologies, expertise, tags, attrs, keywords",
    "seniority": "experience level, contractor tier, tier text, seniority, seniority level, level, tier,"
    " job level, skill level, expertise level, experience, client expertise",
    "category": "occupations category pref label, category, category name, job function, job functions,"
    " category2, category label, job category, function, occupations category, category group name,"
    " occupation pref label",
    "subcategory": "subcategory, subcategory2, subcategory name, occupations oservice pref label,"
    " occupation pref label, sub category, category slug",
    "company_name": "company, company name, employer name, employer, client company name, organization,"
    " organization name, hiring organization name, hiring organization, company title, hiring company",
    # Where it is and which one it is.
    "platform": "platform, site, job board, job site, board, marketplace, website, source platform, via,"
    " source",
    "platform_job_id": "platform job id, upwork id, linkedin id, job id, job posting id, posting id, id,"
    " uid, recno, opening uid, reference",
    "ciphertext": "ciphertext, cipher text, job ciphertext, encoded id",
    "url": "url, job url, job link, link, linkedin url, upwork url, job posting url, posting url,"
    " open url, href, permalink, page url, external link, ad url, guid, link href, hyperlink,"
    " web address, job page, ad link",
    "direct_url": "job url direct, apply method company apply url, apply url, application url, apply link,"
    " external apply link, apply method easy apply url, easy apply url",
    # When.
    "posted_at": "posted at iso, published date time, published on, publish time, ts publish,"
    " published at, published date, published, posted at ms, posted at, posted on, posted date,"
    " date posted, job posted date, posted time, posted, pub date, listed at, listed on, listed date,"
    " listing date, created date time, created on, create time, ts create, created at, date created,"
    " date published, job ts, publish time relative, updated, post date, age, posted ago, post at,"
    " posted timestamp, timestamp posted, created timestamp, date",
    "posted_minutes": "posted ago minutes, posted minutes ago",
    "posted_source": "posted at source",
    "scraped_at": "scraped at, scrape date, scraped date, scraped on, crawled at, fetched at,"
    " extracted at, collected at, retrieved at, scrape time, channel pub date, search date, timestamp",
    "renewed_at": "renewed date time, renewed on, renewed at, was renewed",
    # Money.
    "budget_kind": "budget type, job type, payment type, contract type, price type, type, project type,"
    " engagement type, job budget type",
    "is_hourly": "is hourly, hourly job",
    "hourly_min": "hourly budget min, hourly budget min raw value, hourly budget min amount,"
    " hourly range min, hourly min, hourly rate min, hourly_budget.min, min hourly rate,"
    " lower hourly rate, hourly low, min rate, rate min, min hourly",
    "hourly_max": "hourly budget max, hourly budget max raw value, hourly budget max amount,"
    " hourly range max, hourly max, hourly rate max, hourly_budget.max, max hourly rate,"
    " higher hourly rate, hourly high, max rate, rate max, upper hourly rate, max hourly",
    "hourly": "hourly range, hourly rate, hourly budget, hourly, hourly rates, rate, rate range",
    "fixed": "amount raw value, fixed price amount amount, fixed price amount raw value, fixed price,"
    " fixed budget, fixed budget amount, budget fixed amount, budget amount, fixed.budget.amount,"
    " fixed.budget, amount amount, fixed amount, fixed price amount, fixed, project budget",
    "fixed_min": "fixed budget min, fixed price min, min fixed price, fixed min",
    "fixed_max": "fixed budget max, fixed price max, max fixed price, fixed max",
    "budget_min": "min budget, budget min, minimum budget, budget from",
    "budget_max": "max budget, budget max, maximum budget, budget to",
    "budget": "budget, payment rate, budget range, price, payment, pay rate, compensation, amount, pay",
    "budget_average": "avg budget, average budget",
    "salary": "salary, salary text, salary range, job salary, base salary, salary info, pay range, salaries",
    "salary_min": "min amount, salary min, job min salary, min salary, salary from, base salary min value, base salary min amount,"
    " base salary min, minimum salary, pay min",
    "salary_max": "max amount, salary max, job max salary, max salary, salary to, base salary max value, base salary max amount,"
    " base salary max, maximum salary, pay max",
    "salary_period": "interval, salary period, job salary period, salary pay period, pay period,"
    " salary interval, salary type, base salary unit text, base salary payment period, pay interval, salary unit",
    "currency": "currency, base salary currency, budget currency, salary currency, currency code, budget currency code,"
    " currency iso",
    "hourly_currency": "hourly budget min currency, hourly budget max currency, hourly budget currency",
    "fixed_currency": "amount currency, amount iso currency code, amount currency code,"
    " fixed price amount iso currency code, fixed price amount currency",
    # The client.
    "client_country": "client country, client location country, buyer country, buyer location country,"
    " buyer info location country, client country code, buyer country code, company country,"
    " client countries",
    "client_place": "client location, buyer location, location of client",
    "country": "country, country code, location country, location country code, job country, country name",
    "location": "location, location linkedin text, job location, location name, formatted location,"
    " location text, place, job locations, location address, location city, where, city, region",
    "client_rating": "client rating, client total feedback, client avg feedback, client feedback,"
    " buyer score, buyer stats score, buyer info stats score, client score, client stars,"
    " client review score, rating, client average rating",
    "client_hires": "client total hires, client hires, client past hires, buyer total jobs with hires,"
    " buyer stats total jobs with hires, buyer info stats total jobs with hires, total hires, past hires,"
    " hires, hire",
    "client_payment_verified": "client payment verified, payment verified,"
    " client payment verification status, client verification status, is payment method verified,"
    " buyer is payment method verified, buyer payment verified, payment method verified,"
    " payment verified/unverified, payment verification status, payment status, is payment verified,"
    " verified payment, payment,"
    " payment info",
    # What the table has no columns for.
    "client_spent": "client total spent, client total spent raw value, client total spent amount,"
    " client total spend, client total spent usd, buyer total spent, buyer stats total charges amount,"
    " buyer info stats total charges amount, client spent, client total amount spent, total spent,"
    " client spend, total spend, spent",
    "client_jobs_posted": "client total posted jobs, client jobs posted, buyer jobs posted count,"
    " buyer info jobs posted count, total posted jobs, jobs posted, client total jobs posted",
    "client_hire_rate": "client hire rate, hire rate, buyer hire rate",
    "client_reviews": "client total reviews, client reviews, client reviews count,"
    " buyer stats feedback count, buyer info stats feedback count, reviews count, total reviews,"
    " client review count",
    "client_active": "active, client active hires, buyer stats active assignments count, client active",
    "client_since": "client member since, client member since date time, client joined date,"
    " buyer company contract date, member since, client joined, buyer info company contract date",
    "client_industry": "client industry, buyer company profile industry, company industry,"
    " buyer info company profile industry",
    "client_size": "client size, client type, buyer company profile size, company size,"
    " buyer info company profile size",
    "connects": "connect price, connects, connects required, connects to apply, connects cost,"
    " required connects",
    "proposals": "proposals, proposals tier, proposals count, total applicants,"
    " client activity total applicants, applicants, applicant count, applicants count,"
    " number of applicants, num applicants, proposal count, bids, number of proposals",
    "duration": "duration label, hourly engagement duration label, fixed price engagement duration label,"
    " engagement duration label, hourly duration label, fixed duration label, duration, estimated time,"
    " est time, project length, estimated duration, project duration, job duration, engagement duration",
    "workload": "workload, work hours, hours per week, weekly hours, hourly engagement type, engagement,"
    " hourly type, hours",
    "questions": "questions, screening questions, client questions",
    "remote": "is remote, work remote allowed, remote, remote allowed",
    "workplace": "workplace type, work type, work from home type, location type, workplace, work mode,"
    " remote type",
    "to_hire": "freelancers to hire, persons to hire, number of positions to hire, number of positions,"
    " client activity number of positions to hire, total freelancers to hire, positions, vacancy count,"
    " to hire",
    "employment_type": "employment type, job employment type, employment, contract type, schedule type",
    "interviewing": "interviewing, client activity total invited to interview, total invited to interview",
    "invites_sent": "invites sent, client activity invitations sent, invitations sent",
    "unanswered_invites": "unanswered invites, client activity unanswered invites, total unanswered invites",
    "freelancer_location": "preferred freelancer location, freelancer location, qualifications countries,"
    " location requirement",
    "contract_to_hire": "is contract to hire, contract to hire",
    "status": "job status, job state, status",
}

FIELDS: dict[str, tuple[str, ...]] = {
    target: tuple(dict.fromkeys(squash(name) for name in names.split(",")))
    for target, names in _WRITTEN.items()
}

KNOWN_NAMES = frozenset(name for names in FIELDS.values() for name in names)
