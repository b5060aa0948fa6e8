import { M001MainJob } from './m001-main-job.ts';

/** In the order in which they run; a migration that has run anywhere never changes again. */
export const migrations = [{ name: 'm001-main-job', class: M001MainJob }];
