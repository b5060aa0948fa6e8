import { useId, useState } from 'react';
import { type MacroFieldsFragment, useCreateMacroMutation, useUpdateMacroMutation } from '../generated.ts';
import { refusalOf } from '../../../data/refusal.ts';
import { Button } from '../../../ui/Button.tsx';
import { DialogFrame } from '../../../ui/DialogFrame.tsx';
import { actsWords } from '../../../ui/macro-words.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { say } from '../../../ui/say.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { askAgain } from '../ask-again.ts';
import { useAdminForm } from '../use-admin-form.ts';
import { actAt, type ActDraft, actInput, draftsOf, type MacroChoices, missingIn, saidAct } from './macro-form.ts';
import { MacroActs } from './MacroActs.tsx';
import actClasses from './MacroActs.module.css';
import { inputOf, type Owner } from './owner.ts';
import classes from './Texts.module.css';
import { whyNot } from './why-not.ts';

interface MacroFormDialogProps {
  owner: Owner;
  /** Null: it is made. */
  macro: MacroFieldsFragment | null;
  choices: MacroChoices;
  onClose: () => void;
}

/** A macro, new or changed: its name, its acts in their order, and in one sentence what they do. */
export function MacroFormDialog({ owner, macro, choices, onClose }: MacroFormDialogProps) {
  const id = useId();
  const [create] = useCreateMacroMutation(askAgain('Macros'));
  const [update] = useUpdateMacroMutation(askAgain('Macros'));
  /** Which act the server refused, and why. */
  const [refused, setRefused] = useState<{ place: number; why: string } | null>(null);
  const form = useAdminForm<{ name: string; acts: ActDraft[] }>({
    start: { name: macro?.name ?? '', acts: draftsOf(macro, choices) },
    labels: { name: say('texts.macroName'), acts: say('texts.acts') },
    check: ({ name, acts }) => ({
      ...(name.trim() === '' && { name: say('texts.missing') }),
      ...(acts.length === 0 && { acts: say('texts.actNone') }),
      ...(acts.some((act) => missingIn(act) !== null) && { acts: say('texts.actsWrong') }),
    }),
  });
  const { acts } = form.values;
  const wrong = form.errorOf('acts');
  const faultAt = (place: number) => {
    const act = acts[place];
    if (!wrong || !act) return undefined;
    return missingIn(act) ?? (refused?.place === place ? refused.why : undefined);
  };
  const said = acts.filter((act) => missingIn(act) === null).map((act) => saidAct(act, choices));
  const elsewhere = wrong !== undefined && !acts.some((_, place) => faultAt(place));

  const save = form.submit(async (given) => {
    setRefused(null);
    const wish = { name: given.name, acts: given.acts.map(actInput) };
    try {
      if (macro) await update({ variables: { input: { macroId: macro.id, ...wish } } });
      else await create({ variables: { input: { for: inputOf(owner), ...wish } } });
    } catch (error) {
      const place = actAt(refusalOf(error).path);
      if (place === null) throw error;
      setRefused({ place, why: refusalOf(error).code === 'NOT_FOUND' ? say('texts.actGone') : whyNot(error) });
      return form.refuse({ acts: say('texts.actsWrong') });
    }
    showToast({ text: say(macro ? 'texts.macroSaved' : 'texts.macroCreated', { name: given.name.trim() }) });
    onClose();
  });

  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={form.working}
      title={say(macro ? 'texts.macroChange' : 'texts.macroNew')}
      subtitle={owner.name}
      aside={say('texts.allOrNothing')}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={form.working}>
            {say('plain.cancel')}
          </Button>
          <Button variant="filled" type="submit" form={id} aria-busy={form.working || undefined}>
            {say(macro ? 'texts.macroSave' : 'texts.macroCreate')}
          </Button>
        </>
      }
    >
      <form id={id} ref={form.ref} onSubmit={save} noValidate className={classes.form}>
        {form.trouble && <Notice tone="danger" said="alert">{form.trouble}</Notice>}
        <TextField label={say('texts.macroName')} maxLength={80} data-autofocus {...form.text('name')} />
        <fieldset className={actClasses.group} data-fault={elsewhere || undefined}>
          <legend>{say('texts.acts')}</legend>
          {elsewhere && <p className={actClasses.fault} role="alert">{wrong}</p>}
          <MacroActs acts={acts} choices={choices} faultAt={faultAt} onChange={(changed) => form.set({ acts: changed })} />
          {said.length > 0 && (
            <p className={actClasses.says}>
              <b>{say('texts.does')}</b> {actsWords(said)}
            </p>
          )}
        </fieldset>
      </form>
    </DialogFrame>
  );
}
