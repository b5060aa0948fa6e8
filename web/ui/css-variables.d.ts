import 'react';

declare module 'react' {
  /** Custom properties may stand in a style: they carry measures into a CSS module. */
  interface CSSProperties {
    [property: `--${string}`]: string | number | undefined;
  }
}
