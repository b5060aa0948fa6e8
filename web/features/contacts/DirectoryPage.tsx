import '../../ui/words/contacts.ts';
import { useSearchParams } from 'react-router';
import { Directory } from './Directory.tsx';
import classes from './Directory.module.css';
import { StaffNewConversation } from './StaffNewConversation.tsx';

/** Whom the firm's people can look up, and write to. The address says whom one is about to write to, if anybody. */
export function DirectoryPage() {
  const [search] = useSearchParams();
  const to = (search.get('with') ?? '').split(',').filter(Boolean);
  return <main className={classes.page}>{to.length > 0 ? <StaffNewConversation key={to.join()} ids={to} /> : <Directory />}</main>;
}
