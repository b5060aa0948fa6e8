import { useViewer, useWhoIsHere } from '../../data/viewer.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { HouseMark } from '../../ui/HouseMark.tsx';
import { SearchButton } from '../../ui/SearchButton.tsx';
import { say } from '../../ui/say.ts';
import { AccountMenu } from '../AccountMenu.tsx';
import classes from './ClientHeader.module.css';

/** Whose house this is, and oneself. */
export function ClientHeader() {
  const { organisation } = useWhoIsHere();
  const { party, email } = useViewer();
  return (
    <header className={classes.head}>
      {organisation && <HouseMark {...organisation} />}
      <strong className={classes.name}>{organisation?.name}</strong>
      <SearchButton />
      <AccountMenu name={party.name} email={email} position="bottom-end">
        <button type="button" className={classes.self} aria-label={say('shell.yourMenu', { name: party.name })}>
          <Avatar of={party} size={36} />
        </button>
      </AccountMenu>
    </header>
  );
}
