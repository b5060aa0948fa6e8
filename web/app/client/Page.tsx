import type { ReactNode } from 'react';
import { ClientHeader } from './ClientHeader.tsx';
import classes from './Page.module.css';

/** A page of the phone, under the name of the house. */
export function Page({ children }: { children: ReactNode }) {
  return (
    <>
      <ClientHeader />
      <div className={classes.scroll} data-pane="home">
        {children}
      </div>
    </>
  );
}
