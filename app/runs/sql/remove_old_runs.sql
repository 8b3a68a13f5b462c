-- Runs that ended longer ago than their team keeps them, some thousands at a time; told in each team's log.
with kept_for as (
  select t.id as team_id,
         case when s.settings_json -> 'keep_runs_days' in (select to_jsonb(x) from unnest(cast(:choices as int[])) x)
              then (s.settings_json ->> 'keep_runs_days')::int else :default_days end as days
    from public.teams t left join public.team_settings s on s.team_id = t.id
), old as (
  select r.team_id, r.id, k.days from public.agent_runs r join kept_for k on k.team_id = r.team_id and k.days > 0
   where r.finished_at < cast(:now as timestamptz) - make_interval(days => k.days)
   order by r.finished_at limit :most for update of r skip locked
), gone as (
  delete from public.agent_runs r using old where r.team_id = old.team_id and r.id = old.id
  returning r.team_id, old.days
), told as (
  insert into public.events (team_id, actor_user_id, event_type, entity_type, payload)
  select team_id, null, 'old_runs_removed', 'run', jsonb_build_object('count', count(*), 'days', min(days))
    from gone group by team_id
)
select count(*) from gone
