import { Notice } from '../../../ui/Notice.tsx';
import { say } from '../../../ui/say.ts';

/** Instead of a form that would be refused. */
export function ReadOnly() {
  return <Notice title={say('accounts.readOnly')}>{say('accounts.readOnlyText')}</Notice>;
}
