import type { ReactNode } from 'react';
import type { SignInStartQuery } from '../../data/generated.ts';
import { useFirmColour } from '../../ui/firm.ts';
import { Wordmark } from '../../ui/Mark.tsx';
import { HouseMark } from '../../ui/HouseMark.tsx';
import { say } from '../../ui/say.ts';
import classes from './AccessFrame.module.css';
import { isDemo } from './mode.ts';

/** Whose door this is. */
export type House = SignInStartQuery['organisation'];

interface AccessFrameProps {
  /** Null until it is known: its place is kept, so nothing jumps. */
  organisation: House | null;
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
}

/** The one card in the middle of a page outside the gate: whose it is, what to do, and the product's name below. */
export function AccessFrame({ organisation, title, lead, children }: AccessFrameProps) {
  useFirmColour(organisation?.accent ?? null);
  return (
    <div className={classes.page}>
      <main className={classes.card}>
        <div className={classes.house}>
          {organisation && <HouseMark {...organisation} />}
          <span>{organisation?.name}</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {lead && <p className={classes.lead}>{lead}</p>}
        {children}
      </main>
      {isDemo() && <DemoHint />}
      <footer className={classes.foot}>
        <Wordmark size={22} />
      </footer>
    </div>
  );
}

function DemoHint() {
  return (
    <p className={classes.demo}>
      {say('access.demoSigns')} <a href="/demo">{say('access.demoCast')}</a>
      <span aria-hidden> · </span>
      <a href="/dev/outbox" target="_blank" rel="noopener">
        {say('access.demoOutbox')}
      </a>
    </p>
  );
}
