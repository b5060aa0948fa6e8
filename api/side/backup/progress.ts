/** Where progress is shown: a terminal, or a file that somebody reads later. */
export interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

/** Which table, how many rows of all so far, and how fast. */
export interface Progress {
  /** What is being done, to which table. */
  begin(what: string): void;
  /** Rows in COPY's text form have gone by. */
  add(block: Buffer): void;
  stop(): void;
}

const DRAW_EVERY = { terminal: 150, file: 5_000 };
const LINE_END = 10;

/** One line that is drawn again and again on a terminal; elsewhere a line every few seconds. */
export function showProgress(screen: Screen): Progress {
  const since = performance.now();
  let [what, rows, bytes] = ['', 0, 0];
  const draw = () => {
    const seconds = (performance.now() - since) / 1000;
    const text = `${what}  ${rows} rows, ${(bytes / 2 ** 20).toFixed(1)} MB, ${(bytes / 2 ** 20 / seconds).toFixed(1)} MB/s`;
    screen.write(screen.isTTY ? `\r\u001b[2K${text}` : `${text}\n`);
  };
  const timer = setInterval(draw, screen.isTTY ? DRAW_EVERY.terminal : DRAW_EVERY.file);
  return {
    begin: (next) => void (what = next),
    add: (block) => {
      bytes += block.length;
      for (let at = block.indexOf(LINE_END); at >= 0; at = block.indexOf(LINE_END, at + 1)) rows += 1;
    },
    stop: () => {
      clearInterval(timer);
      if (screen.isTTY) screen.write('\r\u001b[2K');
    },
  };
}
