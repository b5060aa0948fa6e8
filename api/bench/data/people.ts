import { CROWD, MEMBERS, TEAMS } from '../plan.ts';

/** The ids of `plan.ts`, for SQL. Dropped again when the data is there. */
export const ID_FUNCTION = `
create or replace function bench_id(kind int, n int) returns uuid language sql immutable as $$
  select ('01900000-0000-7000-8' || lpad(to_hex(kind), 3, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid $$`;

/** The firm, its forty teams, who works them, and their clients. A queue asks for no code: codes are not what is measured. */
export const PEOPLE = [
  `insert into organisation (id, name) values (1, 'Bench')`,
  `insert into account (id, kind, status, name, short_name, attribution, code_asked, one_open_thread, tint)
   select bench_id(0, n), 'TEAM', 'ACTIVE', 'Team ' || n, 'Team ' || n, 'MEMBER_AND_TEAM', 'NEVER', false, 1 + n % 7 from generate_series(1, ${TEAMS}) n`,
  `insert into account (id, kind, role, status, name, short_name, email, tint)
   select bench_id(0, 1000 + n), 'STAFF', 'STAFF', 'ACTIVE', 'Member Number ' || n, 'Member ' || n, 'member-' || n || '@bench.example', 1 + n % 7
   from generate_series(1, ${MEMBERS + CROWD}) n`,
  `insert into account (id, kind, status, name, short_name, email, tint)
   select bench_id(0, 100000 + n), 'CLIENT', 'ACTIVE', 'Client Number ' || n, 'Client ' || n, 'client-' || n || '@bench.example', 1 + n % 7
   from generate_series(1, $1::int) n`,
  `insert into team_member (team_id, account_id)
   select bench_id(0, 1 + n % ${TEAMS}), bench_id(0, 1000 + n) from generate_series(1, ${MEMBERS}) n
   union select bench_id(0, 3), bench_id(0, 1000 + n) from generate_series(2, 33) n
   union select bench_id(0, 4 + n * 7 % 37), bench_id(0, 1000 + n) from generate_series(1, ${MEMBERS}) n where n % ${TEAMS} > 2
   union select bench_id(0, 1), bench_id(0, 1000 + n) from generate_series(${MEMBERS + 1}, ${MEMBERS + CROWD}) n`,
  `insert into client_team (id, name) select bench_id(1, n), 'Clients of team ' || n from generate_series(1, ${TEAMS}) n`,
  `insert into client_team_member (client_team_id, account_id)
   select bench_id(1, n), bench_id(0, n) from generate_series(1, ${TEAMS}) n
   union all select bench_id(1, 1 + n % ${TEAMS}), bench_id(0, 100000 + n) from generate_series(1, $1::int) n`,
];
