import { useState } from 'react';
import type { ImportFactsFragment } from '../generated.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import classes from './Import.module.css';

interface ApplyDialogProps {
  kind: ImportFactsFragment['kind'];
  counts: NonNullable<ImportFactsFragment['counts']>;
  working: boolean;
  onApply: (sendInvitations: boolean) => void;
  onClose: () => void;
}

/** Says what will happen, and to how many, before it does. */
export function ApplyDialog({ kind, counts: { create, change, error }, working, onApply, onClose }: ApplyDialogProps) {
  const [invite, setInvite] = useState(true);
  const people = kind !== 'CLIENT_TEAMS';
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={say('admin-import.applyTitle', { count: create + change })}
      deed={say('admin-import.apply', { count: create + change })}
      onConfirm={() => onApply(invite)}
      busy={working}
    >
      <ul className={classes.will}>
        {create > 0 && <li>{say(people ? 'admin-import.will.create' : 'admin-import.will.createTeams', { count: create })}</li>}
        {change > 0 && <li>{say(people ? 'admin-import.will.change' : 'admin-import.will.putIn', { count: change })}</li>}
        {error > 0 && <li>{say('admin-import.will.leaveOut', { count: error })}</li>}
      </ul>
      {people && create > 0 && <Checkbox label={say('admin-import.invite', { count: create })} checked={invite} onChange={({ currentTarget }) => setInvite(currentTarget.checked)} />}
    </ConfirmDialog>
  );
}
