import { Fragment, type ReactNode } from 'react';
import { type Block, blocksOf, type Inline } from './formatting.ts';
import classes from './WrittenText.module.css';

/**
 * What somebody wrote: text, with the few marks that people use drawn as they are meant. Every piece is an element that
 * is made here, never markup of theirs; each block runs in the direction of its own letters.
 */
export function WrittenText({ text, names = [] }: { text: string; names?: readonly string[] }) {
  return blocksOf(text, names).map((block, place) => <Fragment key={place}>{drawBlock(block)}</Fragment>);
}

function drawBlock(block: Block): ReactNode {
  switch (block.is) {
    case 'lines':
      return <div className={classes.lines} dir="auto">{block.inside.map(drawInline)}</div>;
    case 'code':
      return <pre className={classes.block} dir="ltr"><code>{block.text}</code></pre>;
    case 'quote':
      return <blockquote className={classes.quote} dir="auto">{block.blocks.map((each, place) => <Fragment key={place}>{drawBlock(each)}</Fragment>)}</blockquote>;
    case 'list': {
      const items = block.items.map((item, place) => <li key={place} dir="auto">{item.map(drawInline)}</li>);
      return block.ordered ? <ol className={classes.list} start={block.start}>{items}</ol> : <ul className={classes.list}>{items}</ul>;
    }
  }
}

function drawInline(part: Inline, place: number): ReactNode {
  switch (part.is) {
    case 'text':
      return <Fragment key={place}>{part.text}</Fragment>;
    case 'name':
      return <b key={place} className={classes.name}>{part.text}</b>;
    case 'bold':
      return <strong key={place}>{part.inside.map(drawInline)}</strong>;
    case 'italic':
      return <em key={place}>{part.inside.map(drawInline)}</em>;
    case 'code':
      return <code key={place} className={classes.code}>{part.text}</code>;
    case 'link':
      return (
        <Fragment key={place}>
          <a href={part.href} target="_blank" rel="noopener noreferrer nofollow" dir="auto">{part.text}</a>
          {part.host && <span className={classes.host} dir="auto"> ({part.host})</span>}
        </Fragment>
      );
  }
}
