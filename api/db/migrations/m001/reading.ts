/** The one rule of reading, and the sort keys of lists. */
export const reading = [
  // Which parts of a thread somebody may read, as windows of seq and noteNo. $teams: teams they are a member of;
  // $open: those whose queue this session may open. By membership of an open queue: all. By membership of a former
  // team: up to where it left. By name, and as client: from joining to leaving, for ever. As holder: by one's own
  // sign-in while it lasts, and after a closing, as long as one is a member.
  `create function reach(t_id uuid, t_team uuid, me uuid, teams uuid[], open uuid[])
    returns table (from_seq int, to_seq int, from_note int, to_note int) language sql stable as $$
      select 1, null::int, 1, null::int where t_team = any(open)
      union all
      select 1, p.to_seq, 1, p.to_note from participant p
        where p.thread_id = t_id and p.part = 'TEAM' and p.account_id = any(open)
          and p.to_seq is not null and p.account_id is distinct from t_team
      union all
      select p.from_seq, p.to_seq, p.from_note, p.to_note from participant p
        where p.thread_id = t_id and p.account_id = me
          and (p.part in ('CLIENT','NAMED')
            or (p.part = 'HOLDER' and (p.to_seq is null or p.ended_by_closing) and t_team = any(teams)))
    $$`,
  // Who stands among whose contacts: those who share a client team. A client sees staff and teams, never clients.
  `create function in_contact(client uuid, other uuid) returns boolean language sql stable as $$
    select exists (
      select 1 from client_team_member c join client_team_member o using (client_team_id)
      where c.account_id = client and o.account_id = other and client <> other) $$`,

  // Sort keys of lists: text that compares byte by byte.
  `create function key_up(at timestamptz) returns text language sql immutable as $$
    select lpad((extract(epoch from at) * 1000)::bigint::text, 14, '0') $$`,
  `create function key_down(at timestamptz) returns text language sql immutable as $$
    select lpad((99999999999999 - (extract(epoch from at) * 1000)::bigint)::text, 14, '0') $$`,
];
