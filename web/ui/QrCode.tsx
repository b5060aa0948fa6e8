import { encode } from 'uqr';
import classes from './QrCode.module.css';

/** A text for a camera. Always dark on light, whatever the theme: cameras read nothing else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('');
  return (
    <svg className={classes.code} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect className={classes.light} width={size} height={size} />
      <path className={classes.dark} d={path} />
    </svg>
  );
}
