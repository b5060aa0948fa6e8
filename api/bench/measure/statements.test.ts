import { expect, test } from 'vitest';
import { readMessages } from './statements.ts';

/** A message of Postgres' protocol: type, length with itself, content. */
function message(type: string, content = ''): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(4 + content.length);
  return Buffer.concat([Buffer.from(type), length, Buffer.from(content)]);
}

test('a statement is counted when it is carried out, wherever the network cuts the bytes', () => {
  const stream = Buffer.concat([message('', 'the greeting has no type'), message('P', 'select 1 -- Q E Q E'), message('B'), message('E'), message('S'), message('Q', 'select 2')]);
  for (const size of [1, 3, 7, stream.length]) {
    const heard: string[] = [];
    const read = readMessages((type) => heard.push(String.fromCharCode(type)));
    for (let from = 0; from < stream.length; from += size) read(stream.subarray(from, from + size));
    expect(heard).toEqual(['P', 'B', 'E', 'S', 'Q']);
  }
});
