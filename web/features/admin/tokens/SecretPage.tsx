import { IconCopy } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import type { CreateApiTokenMutation } from '../generated.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { crumbsOf, type Room } from './room.ts';
import classes from './Tokens.module.css';

/** The secret, this once, and how to see that it works. */
export function SecretPage({ room, made: { token, secret } }: { room: Room; made: CreateApiTokenMutation['createApiToken'] }) {
  return (
    <Page>
      <PageTitle
        title={say('admin-tokens.madeTitle', { name: token.name })}
        lead={say('admin-tokens.madeLead')}
        crumbs={[...crumbsOf(room), { label: say('admin-tokens.title'), to: room.base }]}
        here={token.name}
      />
      <div className={classes.made}>
        <div className={classes.secretLine}>
          <code className={classes.secret} aria-label={say('admin-tokens.secret')}>
            {secret}
          </code>
          <Button variant="filled" data-autofocus leftSection={<IconCopy size={18} stroke={1.75} aria-hidden />} onClick={() => void copy(secret)}>
            {say('admin-tokens.copy')}
          </Button>
        </div>
        <Notice tone="late" title={say('admin-tokens.once')} said="status">
          {say('admin-tokens.onceText', { name: token.account.name })}
        </Notice>
        <section>
          <h3 className={classes.tryIt}>{say('admin-tokens.tryIt')}</h3>
          <pre className={classes.shell} tabIndex={0}>{shellWords()}</pre>
        </section>
        <div>
          <Button component={Link} to={room.base} variant="default">
            {say('admin-tokens.done')}
          </Button>
        </div>
      </div>
    </Page>
  );
}

/** The secret stands in no command line: those are kept in a shell's history. */
function shellWords(): string {
  return [
    'read -rs TOKEN   # paste it, then press Enter',
    `curl ${location.origin}/graphql \\`,
    '  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\',
    `  -d '{"query":"{ viewer { party { name } role } }"}'`,
  ].join('\n');
}

async function copy(secret: string): Promise<void> {
  const done = await navigator.clipboard?.writeText(secret).then(
    () => true,
    () => false,
  );
  showToast({ text: say(done ? 'admin-tokens.copied' : 'admin-tokens.notCopied') });
}
