/** What a team says, and who put whom into which client team. */
export const teams: string[] = [
  `alter table account add column if not exists greeting text`,

  `alter table client_team add column if not exists is_default boolean not null default false`,
  `create unique index client_team_default on client_team (is_default) where is_default`,

  // Nobody noted when and by whom earlier ones were put in: those stay unknown. From now on it is noted.
  `alter table client_team_member add column if not exists added_at timestamptz, add column if not exists added_by uuid references account`,
  `alter table client_team_member alter column added_at set default now()`,

];
