-- Jobs for the palette: found by words, best first; only what a line needs.
select j.id, j.title, j.company_name, j.client_country
from private.find_jobs(:team, :words, :without, null, '', 0, :most) f
join jobs j on j.team_id = :team and j.id = f.job_id
order by f.rank desc, f.word_place
