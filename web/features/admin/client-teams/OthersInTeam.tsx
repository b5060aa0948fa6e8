import { IconPlus, IconX } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { say } from '../../../ui/say.ts';
import { focusBack } from '../focus-back.ts';
import { AddDialog } from './AddDialog.tsx';
import classes from './ClientTeams.module.css';
import type { ClientTeam, Party } from './client-team.ts';
import { RemovalDialog } from './RemovalDialog.tsx';

/** Whom the clients of a client team see. */
export function OthersInTeam({ team }: { team: ClientTeam }) {
  const title = useId();
  const section = useRef<HTMLElement>(null);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Party | null>(null);
  return (
    <section className={classes.section} aria-labelledby={title} ref={section} tabIndex={-1}>
      <header className={classes.sectionHead}>
        <h3 className={classes.sectionTitle} id={title}>
          {say('admin-sight.staffAndTeams')}
        </h3>
        <Button variant="default" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setAdding(true)}>
          {say('admin-sight.add.othersDots')}
        </Button>
      </header>
      {team.others.length === 0 && <Notice tone={team.clientCount > 0 ? 'danger' : 'info'}>{say('admin-sight.seesNobody', { count: team.clientCount })}</Notice>}
      <ul className={classes.others}>
        {team.others.map((party) => (
          <li key={party.id} className={classes.other}>
            <Avatar of={party} size={28} />
            <span className={classes.otherName}>{party.name}</span>
            <button type="button" className={classes.take} onClick={() => setLeaving(party)} aria-label={say('admin-sight.remove.named', { name: party.name })}>
              <IconX size={16} stroke={1.75} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {adding && <AddDialog clientTeam={team} what="others" onClose={() => setAdding(false)} />}
      {leaving && (
        <RemovalDialog
          clientTeam={team}
          choices={[[leaving]]}
          onClose={() => {
            setLeaving(null);
            focusBack(() => section.current);
          }}
        />
      )}
    </section>
  );
}
