-- Marks are made from jobs: nothing is lost with them.
drop function private.left_out_jobs(uuid, uuid);
drop function private.folded_jobs(uuid, uuid, uuid[]);
drop function private.unwanted_jobs(uuid, uuid);
alter table private.job_marks drop column flags, drop column same_as, drop column pay, drop column proposals,
  drop column spent;
