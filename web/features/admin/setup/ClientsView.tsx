import { Link } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import type { ContactFieldsFragment, PartyFieldsFragment } from '../generated.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { inOrder } from '../../../ui/contact-order.ts';
import { openWords } from '../../../ui/open-words.ts';
import { say } from '../../../ui/say.ts';
import { Later, SkeletonLine } from '../../../ui/Skeleton.tsx';
import { useNow } from '../../../ui/when.ts';
import { hiddenWords } from '../who-sees-whom/hidden-words.ts';
import { useContactsAs } from '../who-sees-whom/use-contacts-as.ts';
import type { Setup } from './progress.ts';
import classes from './ClientsView.module.css';

/** How many contacts are shown here: the whole list is on the client's own page. */
const MOST = 4;

/** What all this is for: whom a client sees by now. */
export function ClientsView({ setup }: { setup: Setup }) {
  const { exampleClient: client, exampleTeam: team } = setup;
  if (!client) return <NoClient />;
  // Asking is noted each time, so it is asked again only after something changed that a client could notice.
  const facts = [client.id, team?.id, setup.memberCount, setup.clientsAlone, ...setup.steps.map(({ done }) => done)].join();
  return (
    <aside className={classes.view} aria-labelledby="clients-view">
      <h3 className={classes.title} id="clients-view">
        {say('admin-sight.setup.would', { name: client.shortName })}
      </h3>
      <p className={classes.lead}>{say('admin-sight.setup.contactsOf', { name: client.name })}</p>
      <Contacts key={facts} client={client} team={team} />
    </aside>
  );
}

function Contacts({ client, team }: { client: PartyFieldsFragment; team: PartyFieldsFragment | null }) {
  const { status, contacts, hidden } = useContactsAs(client.id);
  if (status === 'loading') return <ToCome />;
  if (status === 'failed') return <p className={classes.quiet}>{say('plain.notLoaded')}</p>;
  const shown = inOrder(contacts).slice(0, MOST);
  const behind = hiddenWords(client, hidden, contacts.map(({ party }) => party));
  return (
    <>
      {shown.length === 0 && <p className={classes.none}>{say('admin-sight.setup.seesNobody', { name: client.shortName, team: team?.name ?? say('admin-sight.step.aTeam') })}</p>}
      <ul className={classes.cards}>
        {shown.map((contact) => (
          <Card key={contact.id} contact={contact} />
        ))}
      </ul>
      {behind && <p className={classes.quiet}>{behind}</p>}
      {contacts.length > 0 && (
        <Link className={classes.on} to={`/admin/who-sees-whom/as/${client.id}`}>
          {contacts.length > shown.length ? say('admin-sight.setup.allContacts', { count: contacts.length }) : say('admin-sight.setup.why')}
        </Link>
      )}
    </>
  );
}

function Card({ contact: { party, card } }: { contact: ContactFieldsFragment }) {
  const now = useNow(60_000);
  const line = card.hours ? openWords(card.hours, now) : (card.jobTitle ?? say(`admin-sight.kindOf.${party.kind}`));
  return (
    <li className={classes.card}>
      <Avatar of={party} size={38} />
      <span className={classes.names}>
        <span className={classes.name}>{party.name}</span>
        <span className={classes.line} data-open={card.hours?.open || undefined}>
          {line}
        </span>
      </span>
    </li>
  );
}

function NoClient() {
  return (
    <aside className={classes.view} aria-labelledby="clients-view">
      <h3 className={classes.title} id="clients-view">
        {say('admin-sight.setup.noClient')}
      </h3>
      <p className={classes.lead}>{say('admin-sight.setup.noClientText')}</p>
      <Button component={Link} to="/admin/accounts/invite?as=client" variant="default" className={classes.invite}>
        {say('admin-sight.setup.inviteClient')}
      </Button>
    </aside>
  );
}

function ToCome() {
  return (
    <div className={classes.toCome} aria-busy>
      <Later>
        <SkeletonLine width={70} />
        <SkeletonLine width={54} />
      </Later>
    </div>
  );
}
