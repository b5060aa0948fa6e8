import { linkedParts } from './links.ts';

/** What somebody wrote: text and nothing else, its addresses open in a page of their own. */
export function WrittenText({ text }: { text: string }) {
  return linkedParts(text).map((part, place) =>
    part.href ? (
      <a key={place} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ) : (
      <span key={place}>{part.text}</span>
    ),
  );
}
