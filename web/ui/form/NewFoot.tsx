import { Link } from 'react-router';
import { Button } from '../Button.tsx';
import { FootBar } from '../FootBar.tsx';
import { say } from '../say.ts';
import type { Form } from './use-form.ts';

interface NewFootProps<Values> {
  form: Form<Values>;
  /** Where Cancel leads. */
  to: string;
  /** What the button does: "Invite Nora". */
  deed: string;
}

/** At the foot of a form for something new: what is to be corrected, the way out, the deed. */
export function NewFoot<Values>({ form, to, deed }: NewFootProps<Values>) {
  return (
    <FootBar
      wrong={form.wrong}
      trouble={form.trouble}
      actions={
        <>
          <Button component={Link} to={to} variant="subtle">
            {say('plain.cancel')}
          </Button>
          <Button type="submit" variant="filled" aria-busy={form.working || undefined}>
            {deed}
          </Button>
        </>
      }
    />
  );
}
