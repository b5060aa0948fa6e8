import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { type AccountKind, useWhyCanSeeQuery } from '../generated.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { DialogFrame } from '../../../ui/DialogFrame.tsx';
import { say } from '../../../ui/say.ts';
import { AccountChoices } from '../people/AccountChoices.tsx';
import type { Party } from '../client-teams/client-team.ts';
import { whyNot } from '../why-not.ts';
import classes from './AskWhy.module.css';
import { WhyReason } from './WhyReason.tsx';
import { tellingReasons, whyTitle } from './why-words.ts';

/** Why anybody sees anybody, or does not: also staff, and whoever has no column. */
export function AskWhyDialog({ onClose }: { onClose: () => void }) {
  const [viewer, setViewer] = useState<Party | null>(null);
  const [subject, setSubject] = useState<Party | null>(null);
  return (
    <DialogFrame
      opened
      onClose={onClose}
      title={say('admin-sight.ask.title')}
      subtitle={say('admin-sight.ask.lead')}
      actions={
        <Button variant="default" onClick={onClose}>
          {say('plain.close')}
        </Button>
      }
    >
      <div className={classes.ask}>
        <Pick key={`viewer ${viewer?.id}`} label={say('admin-sight.ask.viewer')} kinds={['CLIENT', 'STAFF']} chosen={viewer} onChoose={setViewer} />
        {viewer && <Pick key={`subject ${subject?.id}`} label={say('admin-sight.ask.subject')} kinds={['TEAM', 'STAFF', 'CLIENT']} chosen={subject} onChoose={setSubject} />}
        {viewer && subject && <Answer viewer={viewer} subject={subject} />}
      </div>
    </DialogFrame>
  );
}

interface PickProps {
  label: string;
  kinds: readonly AccountKind[];
  chosen: Party | null;
  onChoose: (party: Party | null) => void;
}

/** One account: to be found, or found and put away to one line. */
function Pick({ label, kinds, chosen, onChoose }: PickProps) {
  if (!chosen) {
    return (
      <section className={classes.pick}>
        <h3 className={classes.label}>{label}</h3>
        <AccountChoices label={label} search={say('admin-sight.ask.name')} kinds={kinds} choose="one" chosen={new Map()} onChoose={onChoose} />
      </section>
    );
  }
  return (
    <section className={classes.picked}>
      <h3 className={classes.label}>{label}</h3>
      <Avatar of={chosen} size={28} />
      <span className={classes.name}>{chosen.name}</span>
      <Button variant="subtle" onClick={() => onChoose(null)} aria-label={say('admin-sight.ask.changeName', { name: chosen.name })}>
        {say('admin-sight.ask.change')}
      </Button>
    </section>
  );
}

function Answer({ viewer, subject }: { viewer: Party; subject: Party }) {
  const { data, error } = useWhyCanSeeQuery({ variables: { viewerId: viewer.id, subjectId: subject.id }, fetchPolicy: 'network-only' });
  const sight = data?.whyCanSee;
  return (
    <section className={classes.answer} aria-live="polite">
      {sight && <h3 className={classes.verdict}>{whyTitle({ viewer, subject }, sight.sees ? 'sees' : 'doesNot')}</h3>}
      {sight && tellingReasons(sight.reasons).map((reason, place) => <WhyReason key={place} reason={reason} viewer={viewer} subject={subject} />)}
      {error && <p>{whyNot(error)}</p>}
    </section>
  );
}
