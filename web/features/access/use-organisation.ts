import { useEffect, useState } from 'react';
import type { SignInStartQuery } from '../../data/generated.ts';
import type { House } from './AccessFrame.tsx';
import { ask } from './ask.ts';
import signInStart from './sign-in-start.graphql?raw';

/** Whose door this is. Null until it is known, and where it cannot be asked: the page works without. */
export function useOrganisation(): House | null {
  const [organisation, setOrganisation] = useState<House | null>(null);
  useEffect(() => {
    ask<SignInStartQuery>(signInStart, {}).then(
      (start) => setOrganisation(start.organisation),
      () => setOrganisation(null),
    );
  }, []);
  return organisation;
}
