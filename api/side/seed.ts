import { seed as bringIn } from '../demo/seed.ts';
import { openDoors } from './doors.ts';
import type { Verb } from './verb.ts';

/** What the demo does at its first start; for whoever wants it done before. */
export const seed: Verb = {
  usage: '',
  says: 'bring in the demo organisation, where there is none (demo only)',
  async run(_args, side) {
    if (side.config.mode !== 'demo') throw new Error('The demo organisation is for the demo alone. In production, use create-admin.');
    const { door, outside } = await openDoors(side);
    console.log((await bringIn(door, outside)) ? 'The demo organisation is there.' : 'The demo organisation was there already; nothing was changed.');
  },
};
