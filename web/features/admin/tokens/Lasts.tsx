import { say } from '../../../ui/say.ts';
import { SegmentedField } from '../../../ui/SegmentedField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Form } from '../../../ui/form/use-form.ts';
import type { TokenValues } from './token-form.ts';

const day = 86_400_000;

/** Until when it works: nobody means for ever. */
export function Lasts({ form }: { form: Form<TokenValues> }) {
  const dayIn = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);
  return (
    <>
      <SegmentedField
        label={say('admin-tokens.lasts')}
        value={form.values.lasts}
        choices={(['30', '90', '365', 'day'] as const).map((value) => ({ value, label: say(`admin-tokens.lasts.${value}`) }))}
        onChange={(lasts) => form.set({ lasts })}
        error={form.values.lasts === 'day' ? undefined : form.errorOf('lastDay')}
      />
      {form.values.lasts === 'day' && <TextField type="date" label={say('admin-tokens.lastDay')} min={dayIn(0)} max={dayIn(364)} {...form.text('lastDay')} />}
    </>
  );
}
