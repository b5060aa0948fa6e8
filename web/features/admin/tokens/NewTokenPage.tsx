import { useState } from 'react';
import { type CreateApiTokenMutation, useCreateApiTokenMutation } from '../generated.ts';
import { useViewer } from '../../../data/viewer.ts';
import { NewFoot } from '../../../ui/form/NewFoot.tsx';
import { FormSection, Wide } from '../../../ui/FormSection.tsx';
import { PageForm } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { useAdminForm } from '../use-admin-form.ts';
import { ActsAs } from './ActsAs.tsx';
import { Lasts } from './Lasts.tsx';
import { crumbsOf, type Room } from './room.ts';
import { ScopeChoice } from './ScopeChoice.tsx';
import { SecretPage } from './SecretPage.tsx';
import { TeamChoice } from './TeamChoice.tsx';
import { checkToken, noToken, tokenInput, type TokenValues } from './token-form.ts';

/** Makes a token. What comes back is shown on the same page and kept nowhere: neither in the cache nor in the history. */
export function NewTokenPage({ room }: { room: Room }) {
  const viewer = useViewer();
  const [made, setMade] = useState<CreateApiTokenMutation['createApiToken'] | null>(null);
  const [createApiToken] = useCreateApiTokenMutation({ fetchPolicy: 'no-cache', refetchQueries: ['ApiTokens'] });
  const form = useAdminForm<TokenValues>({
    start: noToken,
    labels: {
      name: say('admin-tokens.name'),
      accountId: say('admin-tokens.actsAs'),
      scopes: say('admin-tokens.may'),
      teamIds: say('admin-tokens.teams'),
      lastDay: say('admin-tokens.lastDay'),
    },
    paths: { lastDay: 'expiresAt' },
    check: checkToken,
  });

  async function make(values: TokenValues): Promise<void> {
    const { data } = await createApiToken({ variables: { input: tokenInput(values, Date.now()) } });
    if (data) setMade(data.createApiToken);
  }

  if (made) return <SecretPage room={room} made={made} />;
  const forColleague = form.values.whose === 'colleague';
  return (
    <PageForm
      ref={form.ref}
      changed={form.changed}
      onSubmit={form.submit(make)}
      foot={<NewFoot form={form} to={room.base} deed={say('admin-tokens.make')} />}
    >
      <PageTitle title={say('admin-tokens.new')} lead={say('admin-tokens.newLead')} crumbs={[...crumbsOf(room), { label: say('admin-tokens.title'), to: room.base }]} />
      <FormSection title={say('admin-tokens.whatFor')} lead={say('admin-tokens.whatForLead')}>
        <TextField label={say('admin-tokens.name')} hint={say('admin-tokens.nameHint')} maxLength={80} autoFocus {...form.text('name')} />
      </FormSection>
      {room.accountId === null && (
        <FormSection title={say('admin-tokens.actsAs')} lead={say('admin-tokens.actsAsLead')}>
          <Wide>
            <ActsAs form={form} me={viewer.id} />
          </Wide>
        </FormSection>
      )}
      <FormSection title={say('admin-tokens.may')} lead={say('admin-tokens.mayLead')} columns="one">
        <ScopeChoice form={form} forColleague={forColleague} />
      </FormSection>
      <FormSection title={say('admin-tokens.teams')} lead={say('admin-tokens.teamsLead')} columns="one">
        <TeamChoice form={form} teams={viewer.teams} forColleague={forColleague} />
      </FormSection>
      <FormSection title={say('admin-tokens.until')} lead={say('admin-tokens.untilLead')}>
        <Lasts form={form} />
      </FormSection>
    </PageForm>
  );
}
