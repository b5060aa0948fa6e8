import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useImportQuery, type ImportStatus, type ImportWholeFragment } from '../generated.ts';
import { refusalOf } from '../../../data/refusal.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { NotLoaded } from '../../../ui/NotLoaded.tsx';
import { say } from '../../../ui/say.ts';
import { SkeletonCards } from '../../../ui/Skeleton.tsx';
import { DryRun } from './DryRun.tsx';
import { Ended } from './Ended.tsx';
import { MappingStep } from './MappingStep.tsx';
import { type ImportDeeds, useImportDeeds } from './use-import-deeds.ts';
import { Working } from './Working.tsx';

/** One import, as far as it is. While something moves it is looked at again and again, whoever set it going. */
export function ImportPage({ step }: { step: 'as it stands' | 'mapping' }) {
  const { id = '' } = useParams();
  const deeds = useImportDeeds(id);
  const { data, error, refetch, startPolling, stopPolling } = useImportQuery({ variables: { id }, fetchPolicy: 'cache-and-network' });
  const import_ = data?.import;
  const moves = deeds.working || (import_ !== undefined && isMoving(import_.status));
  useEffect(() => {
    if (moves) startPolling(EVERY);
    else stopPolling();
  }, [moves, startPolling, stopPolling]);

  if (!import_) {
    return <Page>{error ? <NotThere error={error} onAgain={() => void refetch()} /> : <SkeletonCards />}</Page>;
  }
  return <Stage import_={import_} deeds={deeds} mapping={step === 'mapping'} />;
}

/** Milliseconds between two looks at something that moves. */
const EVERY = 700;

function isMoving(status: ImportStatus): boolean {
  return status === 'READING' || status === 'CHECKING' || status === 'APPLYING';
}

function Stage({ import_, deeds, mapping }: { import_: ImportWholeFragment; deeds: ImportDeeds; mapping: boolean }) {
  const { status } = import_;
  if (isMoving(status)) return <Working import_={import_} />;
  if (status === 'FAILED' || status === 'DISCARDED') return <Ended import_={import_} />;
  if (status === 'READ' || (status === 'CHECKED' && mapping)) return <MappingStep key={import_.id} import_={import_} deeds={deeds} atOnce={status === 'READ' && !mapping} />;
  return <DryRun import_={import_} deeds={deeds} />;
}

function NotThere({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  if (refusalOf(error).code === 'NOT_FOUND') return <EmptyState place="page" title={say('admin.nothingTitle')} text={say('admin.nothingText')} />;
  return <NotLoaded place="page" onAgain={onAgain} />;
}
