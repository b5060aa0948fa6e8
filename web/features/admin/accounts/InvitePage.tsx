import { useNavigate, useSearchParams } from 'react-router';
import { useCreateAccountMutation } from '../generated.ts';
import { NewFoot } from '../../../ui/form/NewFoot.tsx';
import { PageForm } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { Segments } from '../../../ui/SegmentedField.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { hoursFault } from '../../../ui/hours-editor/hours-draft.ts';
import { useAdminForm } from '../use-admin-form.ts';
import { PersonSections, personLabels } from './PersonSections.tsx';
import { noPerson, personInput, personPaths, type PersonValues } from './person-form.ts';
import { lists } from './use-reactivate.ts';

/** Invites somebody: of the firm, or a client. They get a mail with a link, and set their own password. */
export function InvitePage() {
  const [params, setParams] = useSearchParams();
  const as = params.get('as') === 'client' ? 'client' : 'staff';
  const navigate = useNavigate();
  const [createAccount] = useCreateAccountMutation(lists);
  const form = useAdminForm({ start: noPerson, labels: personLabels(as), paths: personPaths, check: checkPerson });

  async function invite(values: PersonValues): Promise<void> {
    const { data } = await createAccount({ variables: { input: personInput(values, as) } });
    if (!data) return;
    const { id, party, email } = data.createAccount;
    showToast({ text: say('accounts.invitedToast', { name: party.shortName }), detail: say('accounts.invitedToastText', { email: email ?? '' }) });
    void navigate(`/admin/accounts/${id}`);
  }

  const name = form.values.shortName.trim() || form.values.name.trim().split(/\s+/u)[0];
  return (
    <PageForm
      ref={form.ref}
      changed={form.changed}
      onSubmit={form.submit(invite)}
      foot={<NewFoot form={form} to="/admin/accounts" deed={name ? say('accounts.inviteName', { name }) : say('accounts.invite')} />}
    >
      <PageTitle
        title={say(as === 'staff' ? 'accounts.inviteStaff' : 'accounts.inviteClient')}
        lead={say('accounts.inviteLead')}
        crumbs={[{ label: say('accounts.title'), to: '/admin/accounts' }]}
        here={say('accounts.invite')}
        actions={
          <Segments
            label={say('accounts.kind')}
            value={as}
            choices={[
              { value: 'staff', label: say('accounts.kindOf.STAFF') },
              { value: 'client', label: say('accounts.kindOf.CLIENT') },
            ]}
            onChange={(kind) => setParams({ as: kind }, { replace: true })}
          />
        }
      />
      <PersonSections form={form} as={as} />
    </PageForm>
  );
}

/** What a form can know without asking: that something is missing, or not right yet. */
export function checkPerson({ name, email, securePhone, hours }: PersonValues) {
  const fault = hoursFault(hours);
  return {
    ...(name.trim() === '' && { name: say('accounts.missing.name') }),
    ...(email.trim() === '' && { email: say('accounts.missing.email') }),
    ...(securePhone.trim() === '' && { securePhone: say('accounts.missing.securePhone') }),
    ...(fault && { hours: say(`hours.${fault}`) }),
  };
}
