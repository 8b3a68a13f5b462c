-- An earning knows its client, what the platform kept of it and how many hours it paid. A fee that a file names in a
-- line of its own is remembered by that line's number, so that the same file brings nothing twice.
alter table public.earnings
  add column client text not null default '',
  add column fee numeric not null default 0,
  add column hours numeric,
  add column fee_external_id text,
  add constraint earnings_fee_sound check (abs(fee) < 1000000000000),
  add constraint earnings_hours_sound check (hours >= 0 and hours < 100000),
  add constraint earnings_fee_line_once unique (team_id, source, fee_external_id);

-- One of `currency` was worth `rate` of `into_currency` on that day: typed by somebody, or read from a file.
create table private.exchange_rates (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  into_currency text not null check (into_currency ~ '^[A-Z]{3}$' and into_currency <> currency),
  day date not null,
  rate numeric not null check (rate > 0 and rate < 1000000000000),
  source text not null default 'typed' check (source in ('typed', 'file', 'sample')),
  created_at timestamptz not null default now(),
  unique (team_id, currency, into_currency, day),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index exchange_rates_user_idx on private.exchange_rates (team_id, user_id);
call private.enforce_team_isolation('private.exchange_rates');

-- How a person reckons: the time that an application takes, and the day on which their tax year begins.
create table private.reckonings (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  minutes_an_application int not null default 30 check (minutes_an_application between 0 and 600),
  tax_year_begins text not null default '01-01' check (tax_year_begins ~ '^[0-1][0-9]-[0-3][0-9]$'),
  created_at timestamptz not null default now(),
  unique (team_id, user_id),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
call private.enforce_team_isolation('private.reckonings', p_who => 'self');

-- Rows of the ledger are only ever added; those that came with sample data are no history and go with it.
create function private.remove_sample_bids(p_team uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_member(p_team, true);
  delete from private.bid_entries b
   where b.team_id = p_team and b.user_id = auth.uid() and b.reason = 'Sample data';
end $$;
grant execute on function private.remove_sample_bids(uuid) to authenticated;
