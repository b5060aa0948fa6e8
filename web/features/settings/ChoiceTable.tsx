import type { NoticeKind, NoticesFieldsFragment } from '../../data/generated.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { say } from '../../ui/say.ts';
import { play } from '../../ui/tone.ts';
import classes from './Notices.module.css';
import { useBrowserNotices } from './use-browser-notices.ts';
import type { SaveNotices } from './use-notices.ts';

const KINDS = {
  QUEUED: 'settings.toldQueued',
  ASSIGNED: 'settings.toldAssigned',
  HELD: 'settings.toldHeld',
  MENTIONED: 'settings.toldMentioned',
  NAMED: 'settings.toldNamed',
  ANSWERED: 'settings.toldAnswered',
} as const satisfies Record<NoticeKind, string>;
const WAYS = ['sound', 'browser', 'email'] as const;
const WAY_WORDS = { sound: 'settings.bySound', browser: 'settings.byBrowser', email: 'settings.byEmail' } as const;

interface ChoiceTableProps {
  notices: NoticesFieldsFragment;
  isStaff: boolean;
  save: SaveNotices;
}

/** What one is told of, and by which ways: a line for each kind, a column for each way. */
export function ChoiceTable({ notices, isStaff, save }: ChoiceTableProps) {
  const { allowed, ask } = useBrowserNotices();
  const { choices, alarm, alarmPastTarget } = notices;
  const wantsBrowser = choices.some(({ browser }) => browser);

  async function choose(kind: NoticeKind, way: (typeof WAYS)[number], on: boolean): Promise<void> {
    if (way === 'browser' && on && !(await ask())) return;
    if (way === 'sound' && on) play('notice');
    await save(notices, { choices: choices.map((choice) => (choice.kind === kind ? { ...choice, [way]: on } : choice)) });
  }

  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sb-unseen">{say('settings.toldOf')}</span>
            </th>
            {WAYS.map((way) => (
              <th key={way} scope="col">
                {say(WAY_WORDS[way])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => (
            <tr key={choice.kind}>
              <th scope="row">{say(KINDS[choice.kind])}</th>
              {WAYS.map((way) => (
                <td key={way}>
                  <label className={classes.cell}>
                    <Checkbox checked={choice[way]} aria-label={`${say(WAY_WORDS[way])}: ${say(KINDS[choice.kind])}`} onChange={(event) => void choose(choice.kind, way, event.currentTarget.checked)} />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {allowed === 'denied' && <p className={classes.hint}>{say('settings.browserDenied')}</p>}
      {allowed === 'default' && wantsBrowser && (
        <p className={classes.hint}>
          {say('settings.browserNotAsked')} <Button variant="default" onClick={() => void ask()}>{say('settings.browserAsk')}</Button>
        </p>
      )}
      <p className={classes.hint}>{say(isStaff ? 'settings.byEmailStaff' : 'settings.byEmailClient')}</p>
      {isStaff && (
        <div className={classes.one}>
          <div>
            <Checkbox label={say('settings.alarm')} checked={alarm} onChange={(event) => void save(notices, { alarm: event.currentTarget.checked })} />
            <p className={classes.hint}>{say('settings.alarmText')}</p>
          </div>
          <div>
            <Checkbox label={say('settings.alarmPastTarget')} checked={alarmPastTarget} onChange={(event) => void save(notices, { alarmPastTarget: event.currentTarget.checked })} />
            <p className={classes.hint}>{say('settings.alarmPastTargetText')}</p>
          </div>
        </div>
      )}
    </>
  );
}
