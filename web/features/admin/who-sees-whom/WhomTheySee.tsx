import { useCallback, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import type { ContactFieldsFragment } from '../generated.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { say } from '../../../ui/say.ts';
import type { Member, Named, Party } from '../client-teams/client-team.ts';
import { RemovalDialog } from '../client-teams/RemovalDialog.tsx';
import { hiddenWords } from './hidden-words.ts';
import classes from './ViewAs.module.css';
import { WhyCard } from './WhyCard.tsx';

interface WhomTheySeeProps {
  client: Member;
  contacts: readonly ContactFieldsFragment[];
  hidden: readonly Party[];
  more: (() => void) | null;
}

/** Each of a client's contacts by name, with the way to why they see them; and who is hidden behind a team. */
export function WhomTheySee({ client, contacts, hidden, more }: WhomTheySeeProps) {
  const [opened, setOpened] = useState<{ party: Party; anchor: HTMLElement } | null>(null);
  const [removing, setRemoving] = useState<{ clientTeam: Named; choices: Party[][] } | null>(null);
  const close = useCallback(() => setOpened(null), []);
  const behind = hiddenWords(client.party, hidden, contacts.map(({ party }) => party));
  return (
    <section className={classes.side}>
      <h3 className={classes.sideTitle}>{contacts.length === 0 ? say('admin-sight.viewAs.seesNobody', { name: client.party.shortName }) : say('admin-sight.viewAs.sees', { name: client.party.shortName, count: contacts.length })}</h3>
      <ul className={classes.seen}>
        {contacts.map(({ id, party, card }) => (
          <li key={id} className={classes.one}>
            <Avatar of={party} size={32} />
            <span className={classes.who}>
              {party.name}
              <small>{card.jobTitle ?? say(`admin-sight.kindOf.${party.kind}`)}</small>
            </span>
            <Button variant="default" aria-haspopup="dialog" aria-label={say('admin-sight.why.askOf', { client: client.party.shortName, name: party.name })} onClick={({ currentTarget }) => setOpened({ party, anchor: currentTarget })}>
              {say('admin-sight.why.ask')}
            </Button>
          </li>
        ))}
      </ul>
      {more && (
        <Button variant="subtle" onClick={more}>
          {say('admin-sight.showMore')}
        </Button>
      )}
      {behind && <p className={classes.quiet}>{behind}</p>}
      {opened && (
        <WhyCard
          key={opened.party.id}
          viewer={client.party}
          subject={opened.party}
          marked
          anchor={opened.anchor}
          onClose={close}
          onRemove={({ clientTeam }) => {
            opened.anchor.focus();
            close();
            if (clientTeam) setRemoving({ clientTeam, choices: [[opened.party], [client.party]] });
          }}
        />
      )}
      {removing && <RemovalDialog clientTeam={removing.clientTeam} choices={removing.choices} onClose={() => setRemoving(null)} />}
    </section>
  );
}
