import { useState } from 'react';
import { type AccountRowFragment, useOffBoardAccountMutation, useOffBoardingPreviewQuery } from '../generated.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useDeed } from '../../../ui/use-deed.ts';
import { whyNot } from '../why-not.ts';
import { Consequences } from './Consequences.tsx';
import { type Consequence, unattended } from './consequence.ts';
import { namesOf } from './account-words.ts';
import { HandOverQuestions } from './HandOverQuestions.tsx';
import { isDecided, type OffBoardingPreview, offBoardInput, undecided } from './off-board.ts';
import { lists } from './use-reactivate.ts';

/** Lets somebody go in one guided act: what they leave behind finds its way first, then everything of theirs ends. */
export function OffBoardDialog({ account: { id, party }, onClose }: { account: AccountRowFragment; onClose: () => void }) {
  const { data, error, refetch } = useOffBoardingPreviewQuery({ variables: { accountId: id }, fetchPolicy: 'network-only' });
  const [offBoardAccount] = useOffBoardAccountMutation(lists);
  const [handOver, setHandOver] = useState(undecided);
  const { working, trouble, run, refuse } = useDeed(whyNot);
  const preview = data?.offBoardingPreview;
  const name = party.shortName;

  async function go(left: OffBoardingPreview): Promise<void> {
    const { data: answer } = await offBoardAccount({ variables: { input: offBoardInput(id, left, handOver) } });
    // Something came up since the dialog opened: look again, and ask what is not decided yet.
    if (answer?.offBoardAccount.__typename === 'SuccessorNeeded') {
      await refetch();
      return refuse(say('accounts.offBoard.moreLeft', { name }));
    }
    onClose();
    showToast({ text: say('accounts.offBoard.done', { name }) });
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      danger
      title={say('accounts.offBoard.title', { name: party.name })}
      deed={say('accounts.offBoard.do', { name })}
      aside={say('accounts.offBoard.aside')}
      onConfirm={() => preview && void run(() => go(preview))}
      busy={working}
      disabled={!preview || !isDecided(preview, handOver)}
      trouble={trouble}
    >
      <p>{say('accounts.offBoard.text', { name })}</p>
      <Consequences known={preview ? consequencesOf(preview, name) : null} failed={error !== undefined} />
      {/* Not before the questions: the focus would be caught below them. */}
      {preview && (
        <>
          <HandOverQuestions name={name} selfId={id} preview={preview} handOver={handOver} onChange={(change) => setHandOver({ ...handOver, ...change })} />
          <TextField label={say('accounts.reason')} optional hint={say('accounts.reasonHint')} maxLength={500} value={handOver.reason} onChange={(reason) => setHandOver({ ...handOver, reason })} />
        </>
      )}
    </ConfirmDialog>
  );
}

function consequencesOf({ sessions, clientTeams, teamsUnattended }: OffBoardingPreview, name: string): Consequence[] {
  return [
    ...(sessions > 0 ? [{ text: say('accounts.does.sessions', { count: sessions }) }] : []),
    ...(clientTeams.length > 0 ? [{ text: say('accounts.does.leavesClientTeams', { name, teams: namesOf(clientTeams.map((team) => ({ shortName: team.name }))) }) }] : []),
    ...unattended(teamsUnattended),
    { text: say('accounts.does.history', { name }) },
  ];
}
