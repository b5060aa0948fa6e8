import type { Job } from '../bench.ts';
import { claims } from './claim.ts';
import { correctness } from './correct.ts';
import { deliver } from './deliver.ts';
import { desk } from './desk.ts';
import { history } from './history.ts';
import { hotThread } from './hot.ts';
import { idleListeners } from './idle.ts';
import { queue } from './queue.ts';
import { sendOverHttp, sendOverSocket } from './send.ts';
import { twoServers } from './two-servers.ts';
import { webApp } from './web.ts';

/** In the order in which they run: reading first, on data that nobody has written to yet. */
export const JOBS: Job[] = [desk, history, sendOverHttp, sendOverSocket, hotThread, deliver, claims, correctness, idleListeners, queue, twoServers, webApp];
