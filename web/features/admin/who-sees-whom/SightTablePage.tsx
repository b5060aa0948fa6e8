import { IconEye, IconGridDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { NotLoaded } from '../../../ui/NotLoaded.tsx';
import { say } from '../../../ui/say.ts';
import { SkeletonCards } from '../../../ui/Skeleton.tsx';
import { useMediaQuery } from '../../../ui/use-media-query.ts';
import { useSettledValue } from '../../../ui/use-settled-value.ts';
import { SightList } from './SightList.tsx';
import { SightMatrix } from './SightMatrix.tsx';
import { useSight } from './use-sight.ts';
import { ViewAsDialog } from './ViewAsDialog.tsx';
import classes from './WhoSeesWhom.module.css';

/** Rows are clients, columns whom they may see. On a phone a list of clients: each leads to whom they see. */
export function SightTablePage() {
  const roomy = useMediaQuery('(min-width: 48em)');
  const [asked, setAsked] = useSearchParams();
  const search = asked.get('q') ?? '';
  const settled = useSettledValue(search.trim(), 180);
  const table = useSight(settled);
  const [choosing, setChoosing] = useState(false);

  return (
    <div className={classes.page} data-roomy={roomy || undefined}>
      <PageTitle
        title={say('admin-sight.whoSeesWhom')}
        lead={say(roomy ? 'admin-sight.matrixLead' : 'admin-sight.listLead')}
        actions={
          <div className={classes.asking}>
            <SearchField slash value={search} onChange={(q) => setAsked(q ? { q } : {}, { replace: true })} label={say('admin-sight.clientStaffOrTeam')} />
            {roomy && (
              <Button variant="default" leftSection={<IconEye size={16} stroke={1.75} aria-hidden />} onClick={() => setChoosing(true)}>
                {say('admin-sight.viewAs.open')}
              </Button>
            )}
          </div>
        }
      />
      {table.status === 'loading' && <SkeletonCards count={4} />}
      {table.status === 'failed' && (
        <NotLoaded onAgain={table.again} />
      )}
      {table.status === 'ready' && table.rows.length === 0 && <Nobody searched={settled !== ''} />}
      {table.rows.length > 0 && (roomy ? <SightMatrix table={table} search={settled} /> : <SightList table={table} />)}
      {choosing && <ViewAsDialog onClose={() => setChoosing(false)} />}
    </div>
  );
}

function Nobody({ searched }: { searched: boolean }) {
  const mark = <IconGridDots size={26} stroke={1.75} />;
  return searched ? <EmptyState mark={mark} title={say('admin-sight.nobodyNamed')} text={say('admin-sight.nobodyNamedText')} /> : <EmptyState mark={mark} title={say('admin-sight.noClientsYet')} text={say('admin-sight.noClientsYetText')} />;
}
