import { IconArrowBackUp, IconCheck, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react';
import { Avatar } from '../../ui/Avatar.tsx';
import { Presence } from '../../ui/Presence.tsx';
import { say } from '../../ui/say.ts';
import { Later, SkeletonLine } from '../../ui/Skeleton.tsx';
import type { PartyView } from './entry.ts';
import classes from './OptionList.module.css';
import type { TransferOption } from './transfer-options.ts';

interface OptionListProps {
  options: readonly TransferOption[];
  chosen: string | null;
  onChoose: (key: string) => void;
  search: string;
  onSearch: (search: string) => void;
  team: string;
  /** What stands there when there is nothing to choose. Null while that is not known. */
  empty: string | null;
  loading: boolean;
}

/** Whom it could go to: one field to find them, arrows to choose, members before queues. */
export function OptionList({ options, chosen, onChoose, search, onSearch, team, empty, loading }: OptionListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const groups = [
    { name: say('thread.transfer.members', { team }), options: options.filter(({ group }) => group === 'members') },
    { name: say('thread.transfer.queues'), options: options.filter(({ group }) => group === 'queues') },
  ];

  // Searching leaves the dialog as high as it was with everything in it.
  useLayoutEffect(() => {
    if (list.current && search === '') list.current.style.minBlockSize = `${list.current.scrollHeight}px`;
  }, [search, options.length]);

  const press = (event: KeyboardEvent) => {
    const steps = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (steps === 0 && !(event.key === 'Enter' && !event.metaKey && !event.ctrlKey)) return;
    event.preventDefault();
    const place = options.findIndex(({ key }) => key === chosen);
    const next = options[steps === 0 ? Math.max(0, place) : Math.min(options.length - 1, Math.max(0, place + steps))];
    if (!next) return;
    onChoose(next.key);
    list.current?.querySelector(`[data-key="${CSS.escape(next.key)}"]`)?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <>
      <div className={classes.search}>
        <IconSearch size={18} stroke={1.75} aria-hidden />
        <input
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${chosen}` : undefined}
          aria-label={say('thread.transfer.search')}
          placeholder={say('thread.transfer.search')}
          value={search}
          data-autofocus
          onChange={(event) => onSearch(event.currentTarget.value)}
          onKeyDown={press}
        />
      </div>
      <div className={classes.list} id={id} role="listbox" aria-label={say('thread.transfer.title')} ref={list} aria-busy={loading}>
        {loading && <Waiting />}
        {groups.map((group) => group.options.length > 0 && (
          <div key={group.name} role="group" aria-label={group.name}>
            <p className={classes.group} aria-hidden>{group.name}</p>
            {group.options.map((option) => (
              <Option key={option.key} option={option} id={`${id}-${option.key}`} chosen={option.key === chosen} onChoose={onChoose} />
            ))}
          </div>
        ))}
        {options.length === 0 && empty && <p className={classes.empty}>{empty}</p>}
      </div>
    </>
  );
}

function Option({ option, id, chosen, onChoose }: { option: TransferOption; id: string; chosen: boolean; onChoose: (key: string) => void }) {
  return (
    <div className={classes.option} id={id} role="option" aria-selected={chosen} data-key={option.key} data-away={option.presence === 'AWAY' || undefined} onClick={() => onChoose(option.key)}>
      {option.party ? <Face option={option} party={option.party} /> : <span className={classes.mark}><IconArrowBackUp size={18} stroke={1.75} aria-hidden /></span>}
      <span className={classes.words}>
        <span className={classes.label}>{option.label}</span>
        {option.detail && (
          <span className={classes.detail}>
            {option.detail}
            {option.unwilling && <>. <span className={classes.anyway}>{say('thread.transfer.anyway')}</span></>}
          </span>
        )}
      </span>
      <span className={classes.end}>{option.end}</span>
      <span className={classes.check}>{chosen && <IconCheck size={18} stroke={2} aria-hidden />}</span>
    </div>
  );
}

function Face({ option: { presence }, party }: { option: TransferOption; party: PartyView }) {
  const face = <Avatar of={party} size={32} />;
  return presence ? <Presence state={presence}>{face}</Presence> : face;
}

/** At the height of the rows to come. */
function Waiting() {
  return (
    <Later>
      {[54, 46, 60].map((width) => (
        <div className={classes.option} key={width} aria-hidden>
          <SkeletonLine width={width} />
        </div>
      ))}
    </Later>
  );
}
