import { IconSearch, IconUserSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { AccountKind } from '../../data/generated.ts';
import { useViewer } from '../../data/viewer.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PaneHead } from '../../ui/PaneHead.tsx';
import { say } from '../../ui/say.ts';
import { Segments } from '../../ui/SegmentedField.tsx';
import { SkeletonCards } from '../../ui/Skeleton.tsx';
import { useTyped } from '../../ui/use-typed.ts';
import classes from './Directory.module.css';
import { DirectoryRow } from './DirectoryRow.tsx';
import { useDirectory } from './use-directory.ts';

type KindShown = 'ALL' | AccountKind;
const kinds: readonly KindShown[] = ['ALL', 'TEAM', 'STAFF', 'CLIENT'];

/** Everybody, by part of a name and by kind. What is looked for stands in the address, so that Back leads to it. */
export function Directory() {
  const [asked, setAsked] = useSearchParams();
  const search = asked.get('q') ?? '';
  const kind = kinds.find((each) => each === asked.get('kind')) ?? 'ALL';
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { id: viewerId } = useViewer();
  const { status, items, more, again } = useDirectory({ search: search.trim(), kind: kind === 'ALL' ? undefined : kind });

  const ask = (q: string, wanted: KindShown) => setAsked({ ...(q && { q }), ...(wanted !== 'ALL' && { kind: wanted }) }, { replace: true });
  const [typed, type] = useTyped(search, (text) => ask(text, kind));
  const choose = (id: string) => setChosen((before) => (before.includes(id) ? before.filter((each) => each !== id) : [...before, id]));

  return (
    <>
      <PaneHead title={say('contacts.directory')} />
      <div className={classes.asking}>
        <label className={classes.search}>
          <IconSearch size={18} stroke={1.75} aria-hidden />
          <span className="sb-unseen">{say('contacts.search')}</span>
          <input type="search" value={typed} placeholder={say('contacts.search')} autoComplete="off" spellCheck={false} onChange={(event) => type(event.currentTarget.value)} />
        </label>
        <Segments label={say('contacts.kinds')} value={kind} onChange={(wanted) => ask(search, wanted)} choices={kinds.map((value) => ({ value, label: say(`contacts.kind.${value}`) }))} />
      </div>
      <div className={classes.scroll} data-pane="directory" tabIndex={-1}>
        {status === 'loading' && <SkeletonCards count={5} />}
        {status === 'failed' && <NotLoaded onAgain={again} />}
        {status === 'ready' && items.length === 0 && <NobodyFound searched={search.trim() !== ''} />}
        <ul className={classes.rows}>
          {items.map((contact) => (
            <DirectoryRow key={contact.id} contact={contact} self={contact.id === viewerId} chosen={chosen.includes(contact.id)} onChoose={choose} />
          ))}
        </ul>
        {more && (
          <Button variant="subtle" onClick={more}>
            {say('contacts.showMore')}
          </Button>
        )}
      </div>
      {chosen.length > 0 && (
        <div className={classes.chosen} role="status">
          <span>{say('contacts.chosen', { count: chosen.length })}</span>
          <Button variant="subtle" onClick={() => setChosen([])}>
            {say('contacts.clearChosen')}
          </Button>
          <Button component={Link} variant="filled" to={`/directory?with=${chosen.join(',')}`}>
            {say('contacts.writeToChosen', { count: chosen.length })}
          </Button>
        </div>
      )}
    </>
  );
}

function NotLoaded({ onAgain }: { onAgain: () => void }) {
  return (
    <EmptyState title={say('contacts.directoryNotLoaded')}>
      <Button variant="default" onClick={onAgain}>
        {say('contacts.tryAgain')}
      </Button>
    </EmptyState>
  );
}

function NobodyFound({ searched }: { searched: boolean }) {
  const mark = <IconUserSearch size={26} stroke={1.75} />;
  return searched ? <EmptyState mark={mark} title={say('contacts.nobodyFound')} text={say('contacts.nobodyFoundText')} /> : <EmptyState mark={mark} title={say('contacts.nobodyOfKind')} />;
}
