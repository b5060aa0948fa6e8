import { useSyncExternalStore } from 'react';

/** What somebody chose: light, dark, or as the device is. */
export type Scheme = 'light' | 'dark' | 'auto';
/** More contrast, or as the device asks. */
export type Contrast = 'more' | 'auto';

interface Looks {
  readonly scheme: Scheme;
  readonly contrast: Contrast;
  /** What is on the screen now. */
  readonly shown: 'light' | 'dark';
}

const schemeKey = 'sb-scheme';
const contrastKey = 'sb-contrast';

/** Puts the person's choice on the page. Called once, before anything is drawn; from then on it follows device and other tabs. */
export function startLooks(): void {
  apply();
  dark.addEventListener('change', apply);
  contrast.addEventListener('change', apply);
  addEventListener('storage', (event) => {
    if (event.key === schemeKey || event.key === contrastKey || event.key === null) apply();
  });
}

export function useLooks(): Looks {
  return useSyncExternalStore(subscribe, () => looks);
}

export function chooseScheme(scheme: Scheme): void {
  keep(schemeKey, scheme);
  apply();
}

export function chooseContrast(chosen: Contrast): void {
  keep(contrastKey, chosen);
  apply();
}

const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');
const listening = new Set<() => void>();
let looks: Looks = { scheme: 'auto', contrast: 'auto', shown: 'light' };

function subscribe(heard: () => void): () => void {
  listening.add(heard);
  return () => listening.delete(heard);
}

function apply(): void {
  const scheme = schemeOf(kept(schemeKey));
  const shown = scheme === 'auto' ? (dark.matches ? 'dark' : 'light') : scheme;
  looks = { scheme, contrast: kept(contrastKey) === 'more' ? 'more' : 'auto', shown };
  const { dataset } = document.documentElement;
  dataset.scheme = shown;
  if (looks.contrast === 'more' || contrast.matches) dataset.contrast = 'more';
  else delete dataset.contrast;
  for (const heard of listening) heard();
}

function schemeOf(text: string | null): Scheme {
  return text === 'light' || text === 'dark' ? text : 'auto';
}

/** Storage may be switched off; then the choice lasts as long as the page. */
const memory = new Map<string, string>();

function kept(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

function keep(key: string, value: string): void {
  memory.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Full, or refused by the browser: `memory` has it.
  }
}
