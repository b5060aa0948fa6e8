import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { fieldOf } from './field-of.ts';

type Name<Values> = Extract<keyof Values, string>;
/** What is wrong, by field. */
export type Faults<Values> = Partial<Record<Name<Values>, string>>;

export interface FormOptions<Values> {
  /** What stands in it at first. */
  start: Values;
  /** Every field that can be wrong, in the order of the page, as it is labelled. */
  labels: Partial<Record<Name<Values>, string>>;
  /** Where the contract calls a field otherwise: `{ phone: 'card.phone' }`. */
  paths?: Partial<Record<Name<Values>, string>>;
  /** What can be known before the server is asked. */
  check?: (values: Values) => Faults<Values>;
}

/** Why a deed was not done, and which part of its input that is about, if one. */
export interface Why {
  path?: string | undefined;
  sentence: string;
}

export interface Form<Values> {
  ref: RefObject<HTMLFormElement | null>;
  values: Values;
  /** Writes into fields, and takes away what was wrong with them. */
  set: (change: Partial<Values>) => void;
  /** What a text field takes: `<TextField label=… {...form.text('name')} />`. */
  text: (name: Name<Values>) => { name: string; value: string; onChange: (text: string) => void; error: string | undefined };
  errorOf: (name: Name<Values>) => string | undefined;
  /** For the `FootBar`: the labels of the fields to correct, and a refusal that belongs to no field. */
  wrong: string[];
  trouble: string | null;
  working: boolean;
  /** Whether anything differs from the start. */
  changed: boolean;
  /** Marks fields, and brings the first one into focus: for a refusal that came as data. */
  refuse: (faults: Faults<Values>, trouble?: string) => void;
  /** For `onSubmit`. A deed that throws keeps everything that was typed; the refusal stands at its field. */
  submit: (deed: (values: Values) => Promise<void>) => (event?: FormEvent) => void;
  /** Begins anew from these values: after they were saved. */
  startFrom: (values: Values) => void;
  /** Back to what stood in it at first. */
  reset: () => void;
}

/** What stands in a form, what is wrong with it, and sending it once. `why` knows what a deed throws. */
export function useForm<Values extends object>({ start, labels, paths, check }: FormOptions<Values>, why: (error: unknown) => Why): Form<Values> {
  const ref = useRef<HTMLFormElement>(null);
  const [first, setFirst] = useState(start);
  const [values, setValues] = useState(start);
  const [faults, setFaults] = useState<Faults<Values>>({});
  const [trouble, setTrouble] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState(0);
  const names = Object.keys(labels) as Name<Values>[];

  // After the error is drawn: then it is heard with the field.
  useEffect(() => {
    if (refused > 0) focusFirstFault(ref.current);
  }, [refused]);

  const changed = JSON.stringify(values) !== JSON.stringify(first);

  function refuse(found: Faults<Values>, sentence: string | null = null): void {
    setFaults(found);
    setTrouble(sentence);
    setRefused((count) => count + 1);
  }

  function refuseFor(error: unknown): void {
    const { path, sentence } = why(error);
    const name = fieldOf(path, Object.fromEntries(names.map((each) => [each, paths?.[each] ?? each])));
    if (name) refuse({ [name]: sentence } as Faults<Values>);
    else refuse({}, sentence);
  }

  function set(change: Partial<Values>): void {
    setValues((before) => ({ ...before, ...change }));
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([name]) => !(name in change))) as Faults<Values>);
    setTrouble(null);
  }

  async function send(deed: (values: Values) => Promise<void>): Promise<void> {
    const found = check?.(values) ?? {};
    if (Object.values(found).some(Boolean)) return refuse(found);
    setWorking(true);
    setFaults({});
    setTrouble(null);
    try {
      await deed(values);
    } catch (error) {
      refuseFor(error);
    } finally {
      setWorking(false);
    }
  }

  function startFrom(saved: Values): void {
    setFirst(saved);
    setValues(saved);
    setFaults({});
    setTrouble(null);
  }

  return {
    ref,
    values,
    set,
    text: (name) => ({ name, value: String(values[name] ?? ''), onChange: (text) => set({ [name]: text } as Partial<Values>), error: faults[name] }),
    errorOf: (name) => faults[name],
    wrong: names.flatMap((name) => (faults[name] ? [labels[name] ?? name] : [])),
    trouble,
    working,
    changed,
    refuse,
    submit: (deed) => (event) => {
      event?.preventDefault();
      if (!working) void send(deed);
    },
    startFrom,
    reset: () => startFrom(first),
  };
}

/** The first control in the order of the page that is marked wrong, or the first one within a group that is. */
function focusFirstFault(form: HTMLFormElement | null): void {
  const fault = form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault]');
  if (!fault) return;
  const control = fault.matches('[data-fault]') ? (fault.querySelector<HTMLElement>('input, select, textarea, button') ?? fault) : fault;
  control.focus();
  fault.scrollIntoView({ block: 'center' });
}
