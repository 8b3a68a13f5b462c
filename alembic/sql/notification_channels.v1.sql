-- Where a person wants to be told besides the bell: one row a channel. What is secret in it is sealed by the app's
-- own key before it comes here.
create table private.notification_channels (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  kind text not null check (kind in ('app', 'mail', 'ntfy', 'webhook')),
  address text not null default '',
  settings jsonb not null default '{}' check (jsonb_typeof(settings) = 'object'),
  sealed_secret text,
  types text[] not null default '{}',
  rhythm text not null default 'now' check (rhythm in ('now', 'digest')),
  is_on boolean not null default true,
  problem text not null default '',
  worked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (team_id, id),
  unique (team_id, user_id, kind),
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
call private.enforce_team_isolation('private.notification_channels', p_who => 'self');
create trigger touch_updated_at before update on private.notification_channels
  for each row execute function private.touch_updated_at();

-- One notification on its way through one channel; a notification goes through a channel once.
create table private.deliveries (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.teams (id) on delete cascade,
  user_id uuid not null,
  notification_id uuid not null,
  channel_id uuid not null,
  message_id uuid not null,
  status text not null default 'waiting'
    check (status in ('waiting', 'sending', 'sent', 'failed', 'unsure', 'skipped')),
  attempt int not null default 0,
  due_at timestamptz not null default now(),
  begun_at timestamptz,
  ended_at timestamptz,
  problem text not null default '',
  created_at timestamptz not null default now(),
  unique (team_id, notification_id, channel_id),
  foreign key (team_id, notification_id) references public.notifications (team_id, id) on delete cascade,
  foreign key (team_id, channel_id) references private.notification_channels (team_id, id) on delete cascade,
  foreign key (team_id, user_id) references public.profiles (team_id, user_id) on delete cascade
);
create index deliveries_due_idx on private.deliveries (due_at) where status in ('waiting', 'sending');
create index deliveries_channel_idx on private.deliveries (team_id, channel_id, created_at desc);
create index deliveries_user_idx on private.deliveries (team_id, user_id);
call private.enforce_team_isolation('private.deliveries', '{select}');
