import { useMemo, useState } from 'react';
import { dropHint } from '../ui/hints.ts';
import { type Deeds, useKeys } from '../ui/keys/use-keys.ts';
import { Overlays } from '../ui/overlays.ts';
import { partOver } from '../ui/part.tsx';

const Palette = partOver(() => import('./palette/Palette.tsx').then((part) => part.Palette));
const KeysDialog = partOver(() => import('./palette/KeysDialog.tsx').then((part) => part.KeysDialog));

/** ⌘K and `/` open the palette from anywhere, `?` tells of all keys. Both come when they are first asked for. */
export function AppKeys({ children }: { children: React.ReactNode }) {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  const overlays = useMemo(
    () => ({
      palette: () => {
        dropHint('desk-keys');
        setOpen('palette');
      },
      keys: () => setOpen('keys'),
      close: () => setOpen(null),
    }),
    [],
  );
  const keys = useMemo((): Deeds => ({ 'mod+k': overlays.palette, '/': overlays.palette, '?': overlays.keys }), [overlays]);
  useKeys('app', keys);
  return (
    <Overlays value={overlays}>
      {children}
      {open === 'palette' && <Palette onClose={overlays.close} onGiveUp={overlays.close} onKeys={overlays.keys} />}
      {open === 'keys' && <KeysDialog onClose={overlays.close} onGiveUp={overlays.close} />}
    </Overlays>
  );
}
