-- How many jobs in the feed each of some words finds, as the feed's search does. `holding` are patterns, "" for none.
with mine as materialized (
  select w.job_id from private.jobs_by_place(:team, :person) w
    join public.jobs j on j.team_id = :team and j.id = w.job_id
   where w.place = 'feed' and (:platform = '' or j.platform::text = :platform)
     and (cast(:since as timestamptz) is null or j.first_seen_at >= :since)
     and (cast(:until as timestamptz) is null or j.first_seen_at < :until)
)
select n.name, (select count(*) from private.find_jobs(p_team => :team, p_words => array[n.word], p_limit => 2100) h
    join mine m on m.job_id = h.job_id
    join public.jobs j on j.team_id = :team and j.id = h.job_id
   where n.holding = '' or concat_ws(' ', j.title, array_to_string(j.skills, ' '), j.description) ~* n.holding) as jobs
  from unnest(cast(:names as text[]), cast(:words as text[]), cast(:holding as text[])) n (name, word, holding)
