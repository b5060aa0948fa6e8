import { IconSearch } from '@tabler/icons-react';
import { ActionIcon } from './ActionIcon.tsx';
import { useOverlays } from './overlays.ts';
import classes from './SearchButton.module.css';
import { say } from './say.ts';

/** Opens the palette for whoever has no keys at hand. On `phone`: only there, since a rail has its own. */
export function SearchButton({ on }: { on?: 'phone' }) {
  const { palette } = useOverlays();
  return (
    <ActionIcon className={classes.button} data-on={on} onClick={palette} aria-label={say('shell.search')}>
      <IconSearch size={20} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}
