import classes from './Paragraphs.module.css';

/** A text as somebody wrote it: an empty line parts paragraphs, and lines stay lines. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <div className={classes.text}>
      {text
        .trim()
        .split(/\n\s*\n/u)
        .map((paragraph, place) => (
          <p key={place}>{paragraph}</p>
        ))}
    </div>
  );
}
