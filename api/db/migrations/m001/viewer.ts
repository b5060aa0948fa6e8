/** Who acts: the facts about whoever asks. */
export const viewer = [
  // The facts about whoever asks, taken in the same statement as what they ask for, so that no verdict is older than
  // what it is about. No row: nobody, a session that has ended, or an account that may not act. With a session a
  // team's queue is open once its code was entered, as often as the team asks; without one (side door) it is open.
  `create function viewer_facts(of_session uuid, of_account uuid)
    returns table (me uuid, kind text, role text, teams uuid[], open uuid[]) language sql stable as $$
      select a.id, a.kind, a.role,
        array(select m.team_id from team_member m where m.account_id = a.id),
        array(select m.team_id from team_member m join account t on t.id = m.team_id
          where m.account_id = a.id
            and (of_session is null or t.code_asked = 'NEVER' or t.secure_phone is null
              or exists (select 1 from team_access x
                where x.team_id = m.team_id and x.account_id = a.id and x.withdrawn_at is null
                  and case t.code_asked when 'EVERY_SESSION' then x.session_id = of_session
                    else x.device_id = s.device_id end)))
      from account a left join session s on s.id = of_session
      where a.status = 'ACTIVE' and a.kind <> 'TEAM'
        and case when of_session is null then a.id = of_account
          else s.account_id = a.id and s.ended_at is null and s.expires_at > now()
            and s.used_at + make_interval(secs => s.idle_seconds) > now() end
    $$`,
];
