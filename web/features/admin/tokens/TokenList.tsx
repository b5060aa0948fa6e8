import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { type ApiTokenFieldsFragment, useApiTokensQuery } from '../generated.ts';
import { AdminTable } from '../../../ui/AdminTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { useNow } from '../../../ui/when.ts';
import { RevokeDialog } from './RevokeDialog.tsx';
import { crumbsOf, type Room } from './room.ts';
import { endedColumns, workingColumns } from './token-columns.tsx';
import { standing } from './token-words.ts';
import classes from './Tokens.module.css';

/** The tokens that work, and below them those that ended lately: whoever wonders why a program stopped finds it there. */
export function TokenList({ room }: { room: Room }) {
  const { data, error, refetch } = useApiTokensQuery({ variables: { accountId: room.accountId }, fetchPolicy: 'cache-and-network' });
  const [revoking, setRevoking] = useState<ApiTokenFieldsFragment | null>(null);
  const now = useNow(60_000);
  const tokens = data?.apiTokens ?? [];
  const working = tokens.filter((token) => standing(token, now).works);
  const ended = tokens.filter((token) => !standing(token, now).works);
  const own = room.accountId !== null;
  return (
    <Page>
      <PageTitle title={say('admin-tokens.title')} lead={say(own ? 'admin-tokens.ownLead' : 'admin-tokens.lead')} {...(own && { crumbs: crumbsOf(room) })} actions={<NewToken room={room} />} />
      <AdminTable
        label={say('admin-tokens.title')}
        columns={workingColumns({ now, own, onRevoke: setRevoking })}
        rows={working}
        rowKey={({ id }) => id}
        status={data ? 'ready' : error ? 'failed' : 'loading'}
        toCome={3}
        onAgain={() => void refetch()}
        empty={<EmptyState mark={<IconKey size={26} stroke={1.75} />} title={say('admin-tokens.none')} text={say('admin-tokens.noneText')} />}
      />
      {ended.length > 0 && (
        <section className={classes.ended}>
          <h3>{say('admin-tokens.ended')}</h3>
          <AdminTable label={say('admin-tokens.ended')} columns={endedColumns({ now, own })} rows={ended} rowKey={({ id }) => id} status="ready" onAgain={() => void refetch()} empty={null} />
        </section>
      )}
      {revoking && <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

function NewToken({ room }: { room: Room }) {
  return (
    <Button component={Link} to={`${room.base}/new`} variant="filled" leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />}>
      {say('admin-tokens.new')}
    </Button>
  );
}
