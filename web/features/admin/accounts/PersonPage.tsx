import { type AccountFieldsFragment } from '../generated.ts';
import { useViewer } from '../../../data/viewer.ts';
import { PageForm } from '../../../ui/Page.tsx';
import { say } from '../../../ui/say.ts';
import { useAdminForm } from '../use-admin-form.ts';
import { AccountFacts } from './AccountFacts.tsx';
import { AccountHead } from './AccountHead.tsx';
import { ClientTeamsSection } from './ClientTeamsSection.tsx';
import { mayTouch } from './deeds-for.ts';
import { hoursFault } from '../../../ui/hours-editor/hours-draft.ts';
import { phoneEnding, roleNames } from './account-words.ts';
import { personLabels, PersonSections } from './PersonSections.tsx';
import { type PersonValues, personPaths, personValues } from './person-form.ts';
import { ReadOnly } from './ReadOnly.tsx';
import { SaveFoot } from './SaveFoot.tsx';
import { useSavePerson } from './use-save-person.ts';

/** Somebody's account. */
export function PersonPage({ account }: { account: AccountFieldsFragment }) {
  const viewer = useViewer();
  const as = account.party.kind === 'CLIENT' ? 'client' : 'staff';
  const form = useAdminForm({ start: personValues(account), labels: personLabels(as), paths: personPaths, check: checkKnown });
  const { save, confirming } = useSavePerson(account, form);
  const open = mayTouch(viewer, account);
  const known = { party: account.party, phoneEnding: phoneEnding(account.securePhoneMasked), roleFixed: account.id === viewer.id };
  return (
    <PageForm ref={form.ref} changed={form.changed} onSubmit={form.submit(save)} foot={open && <SaveFoot form={form} />}>
      <AccountHead account={account} lead={account.role ? say(roleNames[account.role]) : say('accounts.kindOf.CLIENT')} />
      <AccountFacts account={account} />
      {open ? (
        <>
          <PersonSections form={form} as={as} known={known} />
          <ClientTeamsSection account={account} lead={say(as === 'staff' ? 'accounts.person.clientTeamsStaff' : 'accounts.person.clientTeamsOfClient')} />
        </>
      ) : (
        <ReadOnly />
      )}
      {confirming}
    </PageForm>
  );
}

/** A known person has a phone already: an empty field keeps it. */
function checkKnown({ name, email, hours }: PersonValues) {
  const fault = hoursFault(hours);
  return {
    ...(name.trim() === '' && { name: say('accounts.missing.name') }),
    ...(email.trim() === '' && { email: say('accounts.missing.email') }),
    ...(fault && { hours: say(`hours.${fault}`) }),
  };
}
