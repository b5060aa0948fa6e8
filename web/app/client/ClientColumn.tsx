import { ClientHome } from '../../features/contacts/ClientHome.tsx';
import { Wordmark } from '../../ui/Mark.tsx';
import { say } from '../../ui/say.ts';
import { useLeave } from '../SignOut.tsx';
import classes from './ClientColumn.module.css';
import { ClientHeader } from './ClientHeader.tsx';

/** Where there is room: the house, its contacts and one's conversations, always in sight. */
export function ClientColumn() {
  const leave = useLeave();
  return (
    <aside className={classes.column} aria-label={say('shell.contactsAndConversations')}>
      <ClientHeader />
      <div className={classes.lists} data-pane="home">
        <ClientHome />
      </div>
      <footer className={classes.foot}>
        <Wordmark size={18} />
        <button type="button" className={classes.leave} onClick={leave}>
          {say('shell.signOut')}
        </button>
      </footer>
    </aside>
  );
}
