import { useDeferredValue, useState } from 'react';
import { type Attribution, useTransferTargetsQuery } from '../../data/generated.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import { useNow } from '../../ui/when.ts';
import { about } from './about.ts';
import type { ThreadView } from './entry.ts';
import { sendKeys, sendShortcut } from './key-names.ts';
import { OptionList } from './OptionList.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import classes from './TransferDialog.module.css';
import { lineForClient, matching, type TransferOption, transferOptions } from './transfer-options.ts';
import { HandoverField } from './HandoverField.tsx';
import { keepWords, transferWords } from './transfer-words.ts';
import { UnavailableNotice } from './UnavailableNotice.tsx';
import { useTransfer } from './use-transfer.ts';

interface TransferDialogProps {
  thread: ThreadView;
  viewerId: string;
  attribution: Attribution | null;
  onClose: () => void;
  /** The thread is the viewer's own from now on. */
  onMine: () => void;
}

/** Moves a team's thread: to a member, back to the queue, or to another team. Says what the client will read. */
export function TransferDialog({ thread, viewerId, attribution, onClose, onMine }: TransferDialogProps) {
  const { data, loading } = useTransferTargetsQuery({ variables: { id: thread.id }, fetchPolicy: 'network-only' });
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<{ key: string; unwilling: boolean } | null>(null);
  const [note, setNote] = useState('');
  const [keepAsHelper, setKeepAsHelper] = useState(false);
  const now = useNow(60_000);

  const targets = data?.thread.transferTargets;
  const options = targets ? transferOptions(targets, thread, viewerId, now) : [];
  const found = matching(options, useDeferredValue(search));
  const option = options.find(({ key }) => key === chosen?.key) ?? null;

  const { transfer, chooseAgain, working, conflict, unavailable, trouble } = useTransfer(thread, () => {
    onClose();
    if (option) done(option, onMine);
  });
  const maySend = option !== null && !working;
  // Who became unwilling after they were chosen is not insisted on: that is asked.
  const insisting = chosen !== null && (chosen.unwilling || unavailable?.party?.id === chosen.key);
  const go = (anyway = insisting) => maySend && void transfer({ option, anyway, note, keepAsHelper });
  const choose = (key: string, among: readonly TransferOption[] = options) => setChosen({ key, unwilling: among.find((each) => each.key === key)?.unwilling ?? false });

  if (conflict) {
    return <ConflictNotice thread={thread} viewerId={viewerId} conflict={conflict} option={option} note={note} working={working} onAgain={() => go()} onChooseAgain={chooseAgain} onClose={onClose} />;
  }
  const line = option && lineForClient(option, thread, attribution);
  const client = thread.client?.shortName ?? say('thread.somebody');
  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={working}
      title={say('thread.transfer.title')}
      subtitle={about(thread)}
      aside={option ? (line ? say('thread.transfer.willRead', { client, line }) : say('thread.transfer.readsNothing', { client })) : say('thread.transfer.choose')}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={working}>
            {say('thread.cancel')}
          </Button>
          <Button variant="filled" onClick={() => go()} disabled={!maySend} aria-keyshortcuts={sendShortcut} rightSection={<KeyHint>{sendKeys}</KeyHint>}>
            {working ? say('thread.transfer.working') : transferWords(option && { ...option, unwilling: insisting })}
          </Button>
        </>
      }
    >
      <div className={classes.body} onKeyDown={(event) => event.key === 'Enter' && (event.metaKey || event.ctrlKey) && go()}>
        {unavailable && (
          <UnavailableNotice
            refused={unavailable}
            thread={thread}
            alternatives={transferOptions(unavailable.alternatives, thread, viewerId, now)}
            onChoose={(key) => {
              choose(key, transferOptions(unavailable.alternatives, thread, viewerId, now));
              chooseAgain();
            }}
            onInsist={() => go(true)}
          />
        )}
        {trouble && <p className={classes.trouble} role="alert">{`${say('thread.transfer.failed')} ${trouble}`}</p>}
        <OptionList
          options={found}
          chosen={chosen?.key ?? null}
          onChoose={choose}
          search={search}
          onSearch={setSearch}
          team={thread.team?.shortName ?? ''}
          empty={targets ? say(options.length === 0 ? 'thread.transfer.none' : 'thread.transfer.nobody') : null}
          loading={loading && !targets}
        />
        <HandoverField note={note} onWrite={setNote} />
        {thread.holder && option && option.kind !== 'self' && (
          <Checkbox checked={keepAsHelper} onChange={(event) => setKeepAsHelper(event.currentTarget.checked)} label={keepWords(thread, viewerId)} />
        )}
      </div>
    </DialogFrame>
  );
}

function done(option: TransferOption, onMine: () => void): void {
  if (option.kind === 'self') return onMine();
  const phrase = option.kind === 'queue' ? 'thread.transfer.doneQueue' : option.kind === 'team' ? 'thread.transfer.doneTeam' : 'thread.transfer.done';
  showToast({ text: say(phrase, { name: option.target, team: option.target }) });
}
