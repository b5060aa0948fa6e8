import { Button } from '../../../ui/Button.tsx';
import { FootBar } from '../../../ui/FootBar.tsx';
import { say } from '../../../ui/say.ts';
import type { Form } from '../../../ui/form/use-form.ts';

/** At the foot of a known account, as soon as something in its form differs. */
export function SaveFoot<Values>({ form }: { form: Form<Values> }) {
  if (!form.changed) return null;
  return (
    <FootBar
      wrong={form.wrong}
      trouble={form.trouble}
      actions={
        <>
          <Button variant="subtle" onClick={form.reset} disabled={form.working}>
            {say('accounts.discard')}
          </Button>
          <Button type="submit" variant="filled" aria-busy={form.working || undefined}>
            {say('accounts.save')}
          </Button>
        </>
      }
    >
      {say('accounts.unsaved')}
    </FootBar>
  );
}
