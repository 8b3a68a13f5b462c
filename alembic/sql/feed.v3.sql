-- Jobs on a payroll are known from projects. Marks are made anew, a batch at a time, as they were for feed.v2.
alter table private.job_marks add column employed boolean not null default false;
create index job_marks_employed_idx on private.job_marks (team_id, job_id) where employed;

update private.job_marks set created_at = 'epoch';
