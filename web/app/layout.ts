import { useSyncExternalStore } from 'react';

/**
 * - `phone`: one pane, tabs at the bottom. - `tabs`: one list with tabs beside the thread.
 * - `columns`: both lists beside the thread. - `wide`: and the context beside that.
 */
export type Layout = 'phone' | 'tabs' | 'columns' | 'wide';

/** How much room there is, in the sizes of the text: at 200 % zoom a laptop is a phone. */
export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, layoutNow);
}

const tabs = matchMedia('(min-width: 48em)');
const columns = matchMedia('(min-width: 80em)');
const wide = matchMedia('(min-width: 90em)');

function layoutNow(): Layout {
  if (wide.matches) return 'wide';
  if (columns.matches) return 'columns';
  return tabs.matches ? 'tabs' : 'phone';
}

function subscribe(heard: () => void): () => void {
  const queries = [tabs, columns, wide];
  for (const query of queries) query.addEventListener('change', heard);
  return () => {
    for (const query of queries) query.removeEventListener('change', heard);
  };
}
