import { type ReactNode, useId, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useSettledValue } from '../../../ui/use-settled-value.ts';
import type { AccountKind, MemberFieldsFragment, PartyFieldsFragment } from '../generated.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Below } from '../../../ui/Labelled.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { say } from '../../../ui/say.ts';
import { Later, SkeletonLine } from '../../../ui/Skeleton.tsx';
import classes from './AccountChoices.module.css';
import { useAccountsToChoose } from './use-accounts-to-choose.ts';

interface AccountChoicesProps {
  /** What is chosen, read aloud. */
  label: string;
  /** What one searches for. By default a name. */
  search?: string;
  kinds: readonly AccountKind[];
  /** One of them, or as many as one likes. */
  choose: 'one' | 'many';
  /** By their ids. */
  chosen: { has: (id: string) => boolean };
  onChoose: (party: PartyFieldsFragment) => void;
  /** Only those who may act. */
  active?: boolean;
  /** Only clients who reach nobody. */
  alone?: boolean;
  /** Who is not worth offering. */
  leftOut?: (member: MemberFieldsFragment) => boolean;
  /** Why somebody cannot be chosen: they are there already. Null: they can. */
  whyNot?: (member: MemberFieldsFragment) => string | null;
  /** What helps to tell them from others, at the end of their line. */
  about?: (member: MemberFieldsFragment) => string;
  /** That somebody has to be chosen. */
  error?: string | undefined;
}

/** Finding accounts by name and choosing from them: the browser's own boxes, in a list of steady height. */
export function AccountChoices({ label, search: what = say('accounts.searchByName'), kinds, error, ...choices }: AccountChoicesProps) {
  const [search, setSearch] = useState('');
  const asked = useSettledValue(search.trim(), 180);
  const errorId = useId();
  return (
    <div className={classes.choices}>
      <SearchField value={search} onChange={setSearch} label={what} />
      <fieldset className={classes.list} data-fault={error ? true : undefined} aria-describedby={error ? errorId : undefined}>
        <legend className="sb-unseen">{label}</legend>
        {kinds.map((kind) => (
          <Group key={kind} kind={kind} asked={asked} headed={kinds.length > 1} {...choices} />
        ))}
      </fieldset>
      {error && <Below id={errorId} error={error} />}
    </div>
  );
}

type GroupProps = Omit<AccountChoicesProps, 'label' | 'search' | 'kinds' | 'error'> & { kind: AccountKind; asked: string; headed: boolean };

function Group({ kind, asked, headed, choose, chosen, onChoose, active = false, alone = false, leftOut, whyNot, about = teamsOf }: GroupProps) {
  const name = useId();
  const { status, items, more } = useAccountsToChoose({ kind, search: asked, active, alone });
  const offered = items.filter((member) => !leftOut?.(member));
  const nobody: ReactNode = status === 'failed' ? say('admin-sight.notLoaded') : say(asked ? 'admin-sight.nobodyNamed' : 'admin-sight.nobodyThere');
  return (
    <div role="group" aria-label={headed ? say(`admin-sight.kind.${kind}`) : undefined}>
      {headed && (
        <p className={classes.group} aria-hidden>
          {say(`admin-sight.kind.${kind}`)}
        </p>
      )}
      {offered.map((member) => (
        <Choice key={member.id} member={member} name={choose === 'one' ? name : undefined} checked={chosen.has(member.id)} off={whyNot?.(member) ?? null} about={about(member)} onChoose={onChoose} />
      ))}
      {status === 'loading' && <ToCome />}
      {status !== 'loading' && offered.length === 0 && <p className={classes.none}>{nobody}</p>}
      {more && (
        <Button variant="subtle" onClick={more}>
          {say('admin-sight.showMore')}
        </Button>
      )}
    </div>
  );
}

interface ChoiceProps {
  member: MemberFieldsFragment;
  /** Of the radio buttons. Undefined: a box. */
  name: string | undefined;
  checked: boolean;
  off: string | null;
  about: string;
  onChoose: (party: PartyFieldsFragment) => void;
}

function Choice({ member: { party }, name, checked, off, about, onChoose }: ChoiceProps) {
  const end = off ?? about;
  return (
    <label className={classes.choice} data-off={off !== null || undefined}>
      <input type={name ? 'radio' : 'checkbox'} name={name} checked={checked} disabled={off !== null} onChange={() => onChoose(party)} />
      <Avatar of={party} size={28} />
      <span className={classes.name}>{party.name}</span>
      {end && <span className={classes.end}>{end}</span>}
    </label>
  );
}

function ToCome() {
  return (
    <Later>
      {[54, 46, 60].map((width) => (
        <div className={classes.choice} key={width} aria-hidden>
          <SkeletonLine width={width} />
        </div>
      ))}
    </Later>
  );
}

function teamsOf({ clientTeams }: MemberFieldsFragment): string {
  return clientTeams.map(({ name }) => name).join(', ');
}

/** Of colleagues: what they do, or that they have not come yet. */
export function jobOf({ status, card }: MemberFieldsFragment): string {
  return status === 'INVITED' ? say('accounts.status.invited') : (card.jobTitle ?? '');
}
