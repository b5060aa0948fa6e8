import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { Saying } from '../../../ui/Saying.tsx';
import { say } from '../../../ui/say.ts';
import { useNow } from '../../../ui/when.ts';
import classes from './SealState.module.css';
import type { Sealing } from './use-audit.ts';
import { momentWords } from './moment-words.ts';

/** Lines are sealed within five seconds. What waits for a minute waits for somebody to look. */
const LATE = 60_000;

/** Up to when nobody can have altered anything without being found out. */
export function SealState({ of: { newestSealAt, unsealed } }: { of: Sealing }) {
  const now = useNow(1_000);
  if (newestSealAt === null) return <span className={classes.state}>{say('admin-audit.nothingSealed')}</span>;
  const late = unsealed > 0 && now - Date.parse(newestSealAt) > LATE;
  const Mark = late ? IconAlertTriangle : IconShieldCheck;
  const phrase = late ? 'admin-audit.notSealing' : unsealed > 0 ? 'admin-audit.sealedToWaiting' : 'admin-audit.sealedTo';
  return (
    <span className={classes.state} data-late={late || undefined}>
      <Mark size={18} stroke={1.75} aria-hidden />
      <span>
        <Saying phrase={phrase} values={{ time: momentWords(newestSealAt, now), count: unsealed }} />
      </span>
    </span>
  );
}
