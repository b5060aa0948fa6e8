import { say } from '../../../ui/say.ts';
import { Segments } from '../../../ui/SegmentedField.tsx';
import type { Form } from '../../../ui/form/use-form.ts';
import { AccountChoices, jobOf } from '../people/AccountChoices.tsx';
import { opensThreads, type TokenValues } from './token-form.ts';
import classes from './Tokens.module.css';

/** Whose rights the program has: one's own, or those of a colleague, and then for the directory alone. */
export function ActsAs({ form, me }: { form: Form<TokenValues>; me: string }) {
  const { values, set } = form;
  const choose = (whose: TokenValues['whose']) => set(whose === 'me' ? { whose } : { whose, scopes: values.scopes.filter((scope) => !opensThreads(scope)), teamIds: [] });
  return (
    <div className={classes.actsAs}>
      <Segments
        label={say('admin-tokens.actsAs')}
        value={values.whose}
        choices={[
          { value: 'me', label: say('admin-tokens.yourself') },
          { value: 'colleague', label: say('admin-tokens.colleague') },
        ]}
        onChange={choose}
      />
      {values.whose === 'colleague' && <Colleagues form={form} me={me} />}
    </div>
  );
}

/** Found by name: a firm may have hundreds. */
function Colleagues({ form: { values, set, errorOf }, me }: { form: Form<TokenValues>; me: string }) {
  return <AccountChoices label={say('admin-tokens.whichColleague')} kinds={['STAFF']} choose="one" active leftOut={({ id }) => id === me} about={jobOf} chosen={new Set([values.accountId])} onChoose={({ id }) => set({ accountId: id })} error={errorOf('accountId')} />;
}
