import '../../ui/words/settings.ts';
import { useOwnNoticesQuery } from '../../data/generated.ts';
import { useViewer } from '../../data/viewer.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { say } from '../../ui/say.ts';
import { SkeletonCards } from '../../ui/Skeleton.tsx';
import { ChoiceTable } from './ChoiceTable.tsx';
import classes from './Notices.module.css';
import { QuietHours } from './QuietHours.tsx';
import { useNotices } from './use-notices.ts';

/** How one is told of what is new. Whatever is chosen counts at once, on all of one's devices. */
export function NoticesPage() {
  const { isStaff } = useViewer();
  const { data, error, refetch } = useOwnNoticesQuery({ fetchPolicy: 'cache-and-network' });
  const { save, trouble } = useNotices();
  const notices = data?.viewer?.notices;

  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <PageTitle title={say('settings.told')} lead={say('settings.toldLead')} crumbs={[{ to: '/you', label: say('settings.back') }]} />
        {!notices && error && (
          <EmptyState title={say('settings.notLoaded')}>
            <Button variant="default" onClick={() => void refetch()}>
              {say('settings.tryAgain')}
            </Button>
          </EmptyState>
        )}
        {!notices && !error && <SkeletonCards count={3} />}
        {notices && (
          <>
            <ChoiceTable notices={notices} isStaff={isStaff} save={save} />
            <QuietHours notices={notices} save={save} />
            <p className={classes.trouble} role="status">
              {trouble}
            </p>
          </>
        )}
      </div>
    </main>
  );
}
