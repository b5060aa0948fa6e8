import { ApolloProvider } from '@apollo/client/react';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import type { Account } from './account.ts';
import type { Data } from './data.ts';

const DataContext = createContext<Data | null>(null);

/** Gives the screens their data. `data` is made once, outside of React: `makeData(browserSurroundings())`. */
export function DataProvider({ data, children }: { data: Data; children: ReactNode }) {
  useEffect(() => {
    // Going back must not show a page as it was before somebody signed out: it is drawn from its frozen memory.
    const thaw = ({ persisted }: PageTransitionEvent) => persisted && window.location.reload();
    window.addEventListener('pageshow', thaw);
    return () => window.removeEventListener('pageshow', thaw);
  }, []);

  return (
    <DataContext value={data}>
      <ApolloProvider client={data.apollo}>{children}</ApolloProvider>
    </DataContext>
  );
}

export function useData(): Data {
  const data = useContext(DataContext);
  if (!data) throw new Error('Screens need a DataProvider above them.');
  return data;
}

/** Of whoever is signed in. Throws if nobody is. */
export function useAccount(): Account {
  return useData().account();
}
