import { IconDownload } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { refusalOf } from '../../../data/refusal.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { addressOf, type Ask, askIn, exportHref, isAsked } from './ask.ts';
import classes from './AuditPage.module.css';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditPager } from './AuditPager.tsx';
import { AuditTable } from './AuditTable.tsx';
import { NewerLines } from './NewerLines.tsx';
import { SealState } from './SealState.tsx';
import { useAuditLines, useAuditState } from './use-audit.ts';

/** Who did what, newest first, and whether anybody has touched it since. What is asked stands in the address. */
export function AuditPage() {
  const [address, setAddress] = useSearchParams();
  const ask = askIn(address);
  const page = useAuditLines(ask, { after: address.get('after'), before: address.get('before') });
  const state = useAuditState();
  const change = (some: Partial<Ask>) => setAddress(addressOf({ ...ask, ...some }), { replace: true });
  const clear = () => setAddress(new URLSearchParams());
  const isNewest = !address.has('after') && !address.has('before');
  const top = useTopOf(`${address.get('after')} ${address.get('before')}`);

  if (page.error && refusalOf(page.error).code === 'FORBIDDEN') return <EmptyState place="page" title={say('admin-audit.refusedTitle')} text={say('admin-audit.refusedText')} />;
  return (
    <Page>
      <span ref={top} className={classes.top} />
      <PageTitle
        title={say('admin-audit.title')}
        lead={state && <SealState of={state} />}
        actions={
          <Button component="a" variant="default" href={exportHref(ask)} download leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}>
            {say('admin-audit.export')}
          </Button>
        }
      />
      <AuditFilters ask={ask} lines={page.lines} onChange={change} onClear={clear} />
      <NewerLines shown={isNewest && !isAsked(ask)} loadedAt={page.loadedAt} lines={state?.lines ?? null} onShow={page.again} />
      <AuditTable page={page} empty={isAsked(ask) ? 'none fits' : 'none yet'} onAsk={(some) => setAddress(addressOf({ ...ask, ...some }))} onClear={clear} />
      <AuditPager count={page.lines.length} newer={page.startCursor} older={page.endCursor} />
    </Page>
  );
}

/** Another page is read from its beginning; where one was, one stays otherwise. */
function useTopOf(page: string) {
  const top = useRef<HTMLSpanElement>(null);
  const read = useRef(page);
  useEffect(() => {
    if (read.current !== page) top.current?.scrollIntoView();
    read.current = page;
  }, [page]);
  return top;
}
