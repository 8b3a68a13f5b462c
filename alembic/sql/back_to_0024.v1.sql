-- The mark is made from the job: nothing is lost with it.
alter table private.job_marks drop column employed;
