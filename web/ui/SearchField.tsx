import { IconSearch } from '@tabler/icons-react';
import { useCallback, useRef } from 'react';
import { useKeys } from './keys/use-keys.ts';
import { KeyHint } from './KeyHint.tsx';
import classes from './SearchField.module.css';

interface SearchFieldProps {
  value: string;
  onChange: (text: string) => void;
  /** What can be looked for: "Name, e-mail or phone". */
  label: string;
  /** The key `/` leads here, and says so. One field on a page has it. */
  slash?: boolean;
}

/** What one looks for on a page. */
export function SearchField({ value, onChange, label, slash = false }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);

  const enter = useCallback(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  useKeys('page', { '/': slash ? enter : undefined });

  return (
    <label className={classes.search}>
      <IconSearch size={18} stroke={1.75} aria-hidden />
      <span className="sb-unseen">{label}</span>
      <input ref={field} type="search" value={value} placeholder={label} autoComplete="off" spellCheck={false} aria-keyshortcuts={slash ? '/' : undefined} onChange={(event) => onChange(event.currentTarget.value)} />
      {slash && value === '' && (
        <span className={classes.key}>
          <KeyHint>/</KeyHint>
        </span>
      )}
    </label>
  );
}
