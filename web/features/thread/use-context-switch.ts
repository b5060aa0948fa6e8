import { useState } from 'react';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { setContextOpen, useContextOpen } from './context-open.ts';

/** Where people and details stand: a column where there is room for one, else a drawer that is asked for. */
export interface ContextSwitch {
  place: 'column' | 'drawer' | null;
  open: boolean;
  show: () => void;
  close: () => void;
  toggle: () => void;
}

export function useContextSwitch(): ContextSwitch {
  const wide = useMediaQuery('(min-width: 90em)');
  const column = useContextOpen();
  const [drawer, setDrawer] = useState(false);
  const open = wide ? column : drawer;
  const set = wide ? setContextOpen : setDrawer;
  return {
    place: !open ? null : wide ? 'column' : 'drawer',
    open,
    show: () => set(true),
    close: () => set(false),
    toggle: () => set(!open),
  };
}
