import type { ApolloClient } from '@apollo/client';
import { makeAccount, type Account } from './account.ts';
import { makeApollo } from './apollo.ts';
import { fullJitter } from './jitter.ts';
import { makeConnection, type LiveConnection } from './live-connection.ts';
import { makePictures, type Pictures } from './pictures.ts';
import { makeStepUp, type StepUp } from './step-up.ts';
import type { Surroundings } from './surroundings.ts';
import { makeWho, type WhoIsHere } from './who.ts';

/** All that the screens stand on. Made once for a page; a test makes one for each person it plays. */
export type Data = {
  apollo: ApolloClient;
  connection: LiveConnection;
  who: WhoIsHere;
  /** Proving again who one is. */
  stepUp: StepUp;
  pictures: Pictures;
  /** Of whoever is signed in. Throws if nobody is: screens behind the gate never meet that. */
  account: () => Account;
};

export function makeData(around: Surroundings): Data {
  const connection = makeConnection(around, async () => (await who.ask()).status !== 'nobody');
  const stepUp = makeStepUp();
  const apollo = makeApollo(around, connection, stepUp);
  const who = makeWho(apollo);
  let account: { of: string; data: Account } | undefined;
  let doubts = 0;
  let asking: Promise<unknown> | undefined;

  who.listen(() => who.view().status === 'unreachable' && again(() => void who.ask()));
  connection.listen(() => {
    if (connection.view().state === 'live') doubts = 0;
    if (connection.view().state === 'signed-out') asking ??= checkSession().finally(() => (asking = undefined));
  });
  void who.ask();

  return { apollo, connection, who, stepUp, pictures: makePictures(around, apollo, stepUp), account: accountHere };

  function accountHere(): Account {
    const { viewer } = who.view();
    if (!viewer) throw new Error('Nobody is signed in.');
    if (account?.of !== viewer.id) {
      account = { of: viewer.id, data: makeAccount(viewer, around, apollo, connection, () => void who.ask()) };
    }
    return account.data;
  }

  /**
   * The server says that the session is over. Another tab may have signed in since, as the same person or as another
   * one: of the person who was here nothing may be on the screen then.
   */
  async function checkSession() {
    const before = who.view().viewer?.id;
    const { status, viewer } = await who.ask();
    if (status !== 'somebody') return;
    if (viewer?.id !== before) return around.startOver();
    again(connection.open);
  }

  function again(act: () => void) {
    setTimeout(act, fullJitter(doubts));
    doubts += 1;
  }
}
