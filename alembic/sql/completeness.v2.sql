-- Whoever writes a score, also the service: it is put right at once.
drop trigger refresh_completeness on public.profiles;
create trigger refresh_completeness
  after insert or update of display_name, headline, about, location, profile_completeness_score on public.profiles
  for each row execute function private.refresh_completeness_of_row();
