import { refusalOf } from '../../data/refusal.ts';
import { type Form, type FormOptions, useForm } from '../../ui/form/use-form.ts';
import { whyNot } from './why-not.ts';

/** A form of the administration: what the server refuses stands at its field. */
export function useAdminForm<Values extends object>(options: FormOptions<Values>): Form<Values> {
  return useForm(options, (error) => ({ path: refusalOf(error).path, sentence: whyNot(error) }));
}
