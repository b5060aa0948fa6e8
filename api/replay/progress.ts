/** Where progress is shown: a terminal, or a file that somebody reads later. */
export interface Screen {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** One line that is drawn again and again on a terminal; elsewhere a plain line every few seconds. */
export interface Progress {
  /** Begins a part, with so much to do. */
  begin(part: string, total: number): void;
  /** So much is done. `said` counts messages and notes, for the rate. */
  at(done: number, said: number): void;
  /** What somebody is doing now. */
  tell(sentence: string): void;
  /** A line that stays. */
  line(text: string): void;
  stop(): void;
}

/** Milliseconds between two drawings. */
const DRAW_EVERY = { terminal: 120, file: 5_000 };
const BAR = 20;
/** So many sentences are remembered, the newest first. */
const SENTENCES = 4;

export function showProgress(screen: Screen): Progress {
  const now = { part: '', total: 0, done: 0, said: 0, since: performance.now() };
  let sentences: string[] = [];
  let drawn = false;

  const clear = () => {
    if (drawn) screen.write('\r\u001b[2K');
    drawn = false;
  };
  const draw = () => {
    if (now.part === '') return;
    const text = `${headOf(now)}  ${sentences.join(' · ')}`;
    if (!screen.isTTY) return void screen.write(`${text}\n`);
    screen.write(`\r\u001b[2K${cut(text, (screen.columns ?? 80) - 1)}`);
    drawn = true;
  };
  const timer = setInterval(draw, screen.isTTY ? DRAW_EVERY.terminal : DRAW_EVERY.file);

  return {
    begin: (part, total) => {
      Object.assign(now, { part, total, done: 0, said: 0, since: performance.now() });
      sentences = [];
    },
    at: (done, said) => void Object.assign(now, { done, said }),
    tell: (sentence) => void (sentences = [sentence, ...sentences].slice(0, SENTENCES)),
    line: (text) => {
      clear();
      screen.write(`${text}\n`);
    },
    stop: () => {
      clearInterval(timer);
      clear();
    },
  };
}

interface State {
  part: string;
  total: number;
  done: number;
  said: number;
  since: number;
}

function headOf({ part, total, done, said, since }: State): string {
  const seconds = (performance.now() - since) / 1000;
  const filled = total === 0 ? 0 : Math.round((Math.min(done, total) / total) * BAR);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
  const rate = said === 0 ? '' : `  ${(said / seconds).toFixed(said / seconds < 10 ? 1 : 0)}/s`;
  return `${part} ${bar} ${done}/${total}${rate}  ${clock(seconds)}`;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

function cut(text: string, columns: number): string {
  return text.length <= columns ? text : `${text.slice(0, Math.max(0, columns - 1))}…`;
}
