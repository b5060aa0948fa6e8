import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { useViewedClientQuery } from '../generated.ts';
import { refusalOf } from '../../../data/refusal.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { NotLoaded } from '../../../ui/NotLoaded.tsx';
import { say } from '../../../ui/say.ts';
import { SkeletonCards } from '../../../ui/Skeleton.tsx';
import { Nothing } from '../Nothing.tsx';
import type { Member } from '../client-teams/client-team.ts';
import { ContactsScreen } from './ContactsScreen.tsx';
import { useContactsAs } from './use-contacts-as.ts';
import { ViewAsDialog } from './ViewAsDialog.tsx';
import classes from './ViewAs.module.css';
import { WhomTheySee } from './WhomTheySee.tsx';

/** The contacts of one client: whom they see and why, and their own screen. */
export function ViewAsPage() {
  const { accountId = '' } = useParams();
  const { data, error } = useViewedClientQuery({ variables: { id: accountId }, fetchPolicy: 'cache-and-network' });
  const client = data?.account;
  const [choosing, setChoosing] = useState(false);
  if (client && client.party.kind !== 'CLIENT') return <Nothing />;
  if (error && ['NOT_FOUND', 'BAD_USER_INPUT'].includes(refusalOf(error).code)) return <Nothing />;

  return (
    <Page>
      <PageTitle
        crumbs={[{ label: say('admin-sight.whoSeesWhom'), to: '/admin/who-sees-whom' }]}
        here={client?.party.name ?? ''}
        title={client ? say('admin-sight.viewAs.title', { name: client.party.name }) : ''}
        lead={client && <Standing client={client} />}
        actions={
          <Button variant="default" leftSection={<IconEye size={16} stroke={1.75} aria-hidden />} onClick={() => setChoosing(true)}>
            {say('admin-sight.viewAs.another')}
          </Button>
        }
      />
      {client && <Contacts key={client.id} client={client} />}
      {choosing && <ViewAsDialog onClose={() => setChoosing(false)} />}
    </Page>
  );
}

function Contacts({ client }: { client: Member }) {
  const { status, contacts, hidden, more, again } = useContactsAs(client.id);
  if (status === 'loading') return <SkeletonCards count={3} />;
  if (status === 'failed') {
    return <NotLoaded onAgain={again} />;
  }
  return (
    <div className={classes.sides}>
      <WhomTheySee client={client} contacts={contacts} hidden={hidden} more={more} />
      <section className={classes.side} aria-label={say('admin-sight.viewAs.screen', { name: client.party.shortName })}>
        <h3 className={classes.sideTitle}>{say('admin-sight.viewAs.screen', { name: client.party.shortName })}</h3>
        <ContactsScreen contacts={contacts} />
        <p className={classes.quiet}>{say('admin-sight.viewAs.onlyLook', { name: client.party.shortName })}</p>
      </section>
    </div>
  );
}

/** In which client teams they are, and whether they can look at all. */
function Standing({ client: { party, status, clientTeams } }: { client: Member }) {
  return (
    <span className={classes.standing}>
      {clientTeams.length === 0 ? say('admin-sight.viewAs.inNone') : say('admin-sight.viewAs.in')}
      {clientTeams.map(({ id, name }) => (
        <Link key={id} to={`/admin/client-teams/${id}`}>
          {name}
        </Link>
      ))}
      {status === 'INVITED' && <Badge>{say('admin-sight.viewAs.invited', { name: party.shortName })}</Badge>}
      {status === 'SUSPENDED' && <Badge tone="danger">{say('admin-sight.suspended')}</Badge>}
    </span>
  );
}
