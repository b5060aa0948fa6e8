import { say } from '../../../ui/say.ts';
import type { Form } from '../../../ui/form/use-form.ts';
import { Choice, Choices } from './Choice.tsx';
import { isIncluded, opensThreads, scopes, toggled, type TokenValues } from './token-form.ts';

/** What the token may do. What another right brings along is chosen with it, and cannot be left alone. */
export function ScopeChoice({ form: { values, set, errorOf }, forColleague }: { form: Form<TokenValues>; forColleague: boolean }) {
  return (
    <Choices label={say('admin-tokens.may')} error={errorOf('scopes')}>
      {scopes.map((scope) => {
        const closed = forColleague && opensThreads(scope);
        const included = isIncluded(scope, values.scopes);
        return (
          <Choice
            key={scope}
            type="checkbox"
            label={say(`admin-tokens.scope.${scope}`)}
            text={closed ? say('admin-tokens.notForOthers') : say(`admin-tokens.scopeText.${scope}`)}
            checked={!closed && (included || values.scopes.includes(scope))}
            disabled={closed || included}
            onChange={() => set({ scopes: toggled(values.scopes, scope) })}
          />
        );
      })}
    </Choices>
  );
}
