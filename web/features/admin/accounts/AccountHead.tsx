import type { ReactNode } from 'react';
import type { AccountFieldsFragment } from '../generated.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { useAccountDeeds } from './use-account-deeds.tsx';

interface AccountHeadProps {
  account: AccountFieldsFragment;
  lead: ReactNode;
  /** Deeds besides those that any account has: items of its menu. */
  children?: ReactNode;
}

/** The head of an account's page: its face, its name, and what can be done with it. */
export function AccountHead({ account, lead, children }: AccountHeadProps) {
  const { start, dialog } = useAccountDeeds();
  return (
    <>
      <PageTitle
        title={account.party.name}
        mark={<Avatar of={account.party} size={48} />}
        lead={lead}
        crumbs={[{ label: say('accounts.title'), to: '/admin/accounts' }]}
        actions={
          <AccountMenu account={account} onDeed={start} look="button">
            {children}
          </AccountMenu>
        }
      />
      {dialog}
    </>
  );
}
