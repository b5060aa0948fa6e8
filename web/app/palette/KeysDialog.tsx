import '../../ui/words/keys.ts';
import { IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { createPortal } from 'react-dom';
import { useViewer } from '../../data/viewer.ts';
import { Keycaps } from '../../ui/Keycaps.tsx';
import { keyNames, modName } from '../../ui/keys/names.ts';
import { switchSingleKeys, useSingleKeysAct } from '../../ui/keys/switch.ts';
import { rows } from '../../ui/keys/table.ts';
import { say } from '../../ui/say.ts';
import { useModal } from '../../ui/use-modal.ts';
import classes from './KeysDialog.module.css';

/** All keys that there are, from the table that they are registered with, and whether single ones act. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { isStaff } = useViewer();
  const on = useSingleKeysAct();
  const modal = useModal(onClose);
  const id = useId();
  const shown = rows.filter(({ keyless, desk }) => !keyless && (isStaff || !desk));
  return createPortal(
    <dialog {...modal} className={classes.dialog} aria-labelledby={id}>
      <header className={classes.head}>
        <h2 id={id}>{say('keys.title')}</h2>
        <button type="button" className={classes.close} onClick={onClose} aria-label={say('plain.close')}>
          <IconX size={18} stroke={1.75} aria-hidden />
        </button>
      </header>
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group} aria-label={say(`keys.${group}`)}>
            <h3>{say(`keys.${group}`)}</h3>
            <dl>
              {shown.filter((line) => line.group === group).map(({ key, words, single }) => (
                <div key={key} data-off={single && !on ? true : undefined}>
                  <dt>{say(words)}</dt>
                  <dd>
                    <span className="sb-unseen">{keyNames(key).join(' ')}</span>
                    <Keycaps names={keyNames(key)} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <footer className={classes.foot}>
        <label>
          <input type="checkbox" role="switch" checked={on} onChange={(event) => switchSingleKeys(event.currentTarget.checked)} />
          <span>{say('keys.single')}</span>
        </label>
        <span className={classes.hint}>{say('keys.singleText', { mod: modName })}</span>
      </footer>
    </dialog>,
    document.body,
  );
}

const groups = ['move', 'work', 'write'] as const;
