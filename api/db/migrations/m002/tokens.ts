/** API tokens: sessions of a kind of their own, what each may be used for, and what was written through one. */
export const tokens = [
  `alter table session add column kind text not null default 'PERSON' check (kind in ('PERSON', 'TOKEN'))`,
  // A program has no device, and so none that a team's code was entered on: its access is its own.
  `alter table session alter column device_id drop not null`,
  `alter table session add check (device_id is not null or kind = 'TOKEN')`,
  `alter table team_access alter column device_id drop not null`,
  // False: the queue asked for no code when the token was made. It stays open only as long as that is so.
  `alter table team_access add column with_code boolean not null default true`,
  `create index team_access_session on team_access (session_id, team_id) where withdrawn_at is null`,

  // role: the account's when the token was made. A later promotion is not for whoever has an old secret.
  `create table api_token (
    session_id uuid primary key references session,
    account_id uuid not null references account,
    name text not null,
    scopes text[] not null check (cardinality(scopes) > 0
      and scopes <@ array['READ_DIRECTORY', 'WRITE_DIRECTORY', 'READ_THREADS', 'SEND_AS_TEAM']),
    team_ids uuid[] not null,
    role text not null check (role in ('STAFF', 'USER_ADMIN', 'SYSTEM_ADMIN')),
    ending text not null,
    created_by uuid not null references account,
    created_at timestamptz not null default now(),
    check (created_by = account_id or scopes <@ array['READ_DIRECTORY', 'WRITE_DIRECTORY'])
  )`,
  `create index api_token_account on api_token (account_id)`,
  `create index api_token_maker on api_token (created_by)`,

  // With a ticket a browser opens one socket as a token. It is used by being removed.
  `create table socket_ticket (
    ticket_hash bytea primary key,
    session_id uuid not null references session,
    expires_at timestamptz not null
  )`,

  `alter table entry add column via_token_id uuid references api_token`,
  `alter table audit add column if not exists via uuid`,

  `create function lowest_role(variadic roles text[]) returns text language sql immutable as $$
    select r from unnest(roles) r order by array_position(array['STAFF', 'USER_ADMIN', 'SYSTEM_ADMIN'], r) limit 1 $$`,
  // What an API token has of its account: of the teams those it was made for, of the queues those that were opened for
  // it, and a role for the directory alone, at most the one that account and maker had and still have. No row: whoever
  // made it for somebody else may not any more. Strict and planned by itself, so that it costs people nothing.
  `create function token_facts(of_session uuid)
    returns table (via uuid, role text, teams uuid[], open uuid[], scopes text[]) language plpgsql stable strict rows 1 as $$
    begin
      return query select k.session_id,
        case when k.scopes && array['READ_DIRECTORY', 'WRITE_DIRECTORY'] then lowest_role(a.role, k.role, maker.role) else 'STAFF' end,
        array(select m.team_id from team_member m where m.account_id = a.id and m.team_id = any(k.team_ids)),
        array(select m.team_id from team_member m join account t on t.id = m.team_id
          join team_access x on x.session_id = k.session_id and x.team_id = m.team_id and x.withdrawn_at is null
          where m.account_id = a.id and m.team_id = any(k.team_ids)
            and (x.with_code or t.code_asked = 'NEVER' or t.secure_phone is null)),
        k.scopes
      from api_token k join account a on a.id = k.account_id join account maker on maker.id = k.created_by
      where k.session_id = of_session
        and (maker.id = a.id or (maker.status = 'ACTIVE' and maker.role in ('USER_ADMIN', 'SYSTEM_ADMIN')));
    end $$`,

  // The facts about whoever asks, taken in the same statement as what they ask for, so that no verdict is older than
  // what it is about. No row: nobody, a session that has ended, or an account that may not act. With a session a
  // team's queue is open once its code was entered, as often as the team asks; without one (side door) it is open.
  `drop function viewer_facts(uuid, uuid)`,
  `create function viewer_facts(of_session uuid, of_account uuid)
    returns table (me uuid, kind text, role text, teams uuid[], open uuid[], via uuid, scopes text[]) language sql stable as $$
      select a.id, a.kind,
        case when k.via is null then a.role else k.role end,
        case when k.via is not null then k.teams else array(select m.team_id from team_member m where m.account_id = a.id) end,
        case when k.via is not null then k.open else
          array(select m.team_id from team_member m join account t on t.id = m.team_id
            where m.account_id = a.id
              and (of_session is null or t.code_asked = 'NEVER' or t.secure_phone is null
                or exists (select 1 from team_access x
                  where x.team_id = m.team_id and x.account_id = a.id and x.withdrawn_at is null
                    and case t.code_asked when 'EVERY_SESSION' then x.session_id = of_session
                      else x.device_id = s.device_id end))) end,
        k.via, k.scopes
      from (select 1) asks left join session s on s.id = of_session
      join account a on a.id = case when of_session is null then of_account else s.account_id end
      left join lateral token_facts(case s.kind when 'TOKEN' then s.id end) k on true
      where a.status = 'ACTIVE' and a.kind <> 'TEAM'
        and (of_session is null or (s.ended_at is null and s.expires_at > now()
          and case s.kind when 'TOKEN' then k.via is not null else s.used_at + make_interval(secs => s.idle_seconds) > now() end))
    $$`,
];
