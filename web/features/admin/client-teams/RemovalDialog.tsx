import { useId, useState } from 'react';
import { useRemovalPreviewQuery } from '../generated.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import { whyNot } from '../why-not.ts';
import classes from './Dialogs.module.css';
import { AloneNotice } from './AloneNotice.tsx';
import { LossList } from './LossList.tsx';
import type { Named, Party } from './client-team.ts';
import { ReplacementChoice } from './ReplacementChoice.tsx';
import { useLeftAlone } from './use-left-alone.ts';
import { useMembership } from './use-membership.ts';

interface RemovalDialogProps {
  clientTeam: Named;
  /** Who would be taken out. More than one set: one of them is chosen here. */
  choices: readonly (readonly Party[])[];
  onClose: () => void;
  onDone?: () => void;
  /** The way on for clients who would be left alone: into another client team. */
  onMove?: () => void;
}

/** Takes accounts out of a client team, after it has said who loses sight of whom, and with a replacement where one is needed. */
export function RemovalDialog({ clientTeam, choices, onClose, onDone, onMove }: RemovalDialogProps) {
  const [place, setPlace] = useState(0);
  const accounts = choices[place] ?? [];
  const { remove } = useMembership();
  const { data, error } = useRemovalPreviewQuery({ variables: { clientTeamId: clientTeam.id, accountIds: accounts.map(({ id }) => id) }, fetchPolicy: 'network-only' });
  const preview = data?.removalPreview;
  const deed = useLeftAlone((replacement) => remove(clientTeam, accounts, replacement), () => {
    onDone?.();
    onClose();
  });
  const alone = deed.alone ?? (preview && preview.leftAloneCount > 0 ? { clients: preview.leftAlone, count: preview.leftAloneCount } : null);
  const names = wholeName(accounts);
  // Nobody who is put into a client team is there for those who leave it.
  const leaveThemselves = accounts.every(({ kind }) => kind === 'CLIENT');

  return (
    <ConfirmDialog
      opened
      danger
      onClose={onClose}
      title={choices.length === 1 ? say('admin-sight.remove.title', { names, team: clientTeam.name }) : say('admin-sight.remove.titleOpen', { team: clientTeam.name })}
      deed={deed.replacement ? say('admin-sight.remove.doWith', { names, replacement: deed.replacement.shortName }) : say('admin-sight.remove.do', { names })}
      busy={deed.working}
      disabled={!preview || (alone !== null && !deed.replacement)}
      trouble={deed.trouble ?? (error && whyNot(error))}
      onConfirm={() => void deed.go()}
    >
      {choices.length > 1 && (
        <Who
          choices={choices}
          place={place}
          onChoose={(next) => {
            setPlace(next);
            deed.anew();
          }}
        />
      )}
      <LossList preview={preview} stays={say('admin-sight.remove.stays')} />
      {alone && leaveThemselves && <AloneNotice clients={alone.clients} count={alone.count} clientTeam={clientTeam} onMove={onMove} />}
      {alone && !leaveThemselves && <ReplacementChoice clients={alone.clients} count={alone.count} clientTeamId={clientTeam.id} leaving={accounts} chosen={deed.replacement} onChoose={deed.setReplacement} />}
    </ConfirmDialog>
  );
}

function Who({ choices, place, onChoose }: { choices: RemovalDialogProps['choices']; place: number; onChoose: (place: number) => void }) {
  const name = useId();
  return (
    <fieldset className={classes.who}>
      <legend>{say('admin-sight.remove.whom')}</legend>
      {choices.map((accounts, each) => (
        <label key={accounts[0]?.id}>
          <input type="radio" name={name} checked={each === place} onChange={() => onChoose(each)} />
          <span>{wholeName(accounts)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** One by name, several by their number: the sentences below tell them one by one. */
export function wholeName(accounts: readonly Party[]): string {
  const [first, ...others] = accounts;
  if (first && others.length === 0) return first.name;
  return say(accounts.every(({ kind }) => kind === 'CLIENT') ? 'admin-sight.clientCount' : 'admin-sight.accountsCount', { count: accounts.length });
}
