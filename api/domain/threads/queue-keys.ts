import { CLIENT_OF_THREAD, PLACES, WAITING_KEY } from './card-row.ts';

const THREADS_OF_QUEUE = `thread t ${CLIENT_OF_THREAD} where t.team_id = o.team`;

/** From when on those can wait whose key comes after `o.after`: moments are kept, and stand in keys, to the millisecond. */
const SINCE = `case when o.after like 'a%' then to_timestamp(substr(o.after, 2, 14)::float8 / 1000) - interval '1 millisecond' else 'infinity' end`;

const FROM_THE_FIRST = 't.waiting_since is not null';
const FROM_A_KEY = `t.waiting_since >= ${SINCE} and ${WAITING_KEY} > o.after collate "C"`;

const WAITING = `
with waiting as materialized (
  select t.id from ${THREADS_OF_QUEUE} and t.state = 'QUEUED' and client.status is distinct from 'SUSPENDED' and `;
const THEN_OTHERS = `
  order by t.waiting_since fetch first ($4) rows with ties),
others as materialized (
  select t.id from ${THREADS_OF_QUEUE} and (select count(*) from waiting) < $4
    and t.state in ('QUEUED', 'HELD') and (t.state = 'HELD' or t.waiting_since is null or client.status = 'SUSPENDED'))
select * from (
  select t.id, ${PLACES} from (select id from waiting union all select id from others) c
  cross join lateral (select * from thread where id = c.id limit 1) t ${CLIENT_OF_THREAD}) y`;

/**
 * The keys of the first page of a queue, in their order: `$4` of `o.team`. Those that wait come first and are found by an index, and
 * the others are looked for only where these do not fill the page: so a queue of ten thousand is opened as fast as one of
 * fifty. Needs `v` and `o`.
 */
export const FIRST_KEYS = `${WAITING}${FROM_THE_FIRST}${THEN_OTHERS} order by y.queue_key collate "C" limit $4`;

/** The same of the page after the key `o.after`. */
export const FURTHER_KEYS = `${WAITING}${FROM_A_KEY}${THEN_OTHERS} where y.queue_key > o.after collate "C" order by y.queue_key collate "C" limit $4`;
