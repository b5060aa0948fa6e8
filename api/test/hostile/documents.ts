/** Something that somebody sends to hurt: a document, and what goes with it. */
export interface Hostile {
  name: string;
  query: string;
  variables?: unknown;
}

const times = (count: number, part: (i: number) => string, between = ' ') => Array.from({ length: count }, (_, i) => part(i)).join(between);
const nested = (levels: number, open: string, inside: string, close: string) => `${open.repeat(levels)}${inside}${close.repeat(levels)}`;

/** Documents as long as a body may be, and as crooked as the language lets them be. Each alone made some server somewhere fall. */
export const HOSTILE_DOCUMENTS: Hostile[] = [
  { name: 'one field, 14,000 times', query: `{${' viewer'.repeat(14_000)} }` },
  { name: 'one field of an object, 20,000 times', query: `{ viewer {${' id'.repeat(20_000)} } }` },
  { name: 'fields that contradict each other, in pairs', query: `{ viewer { ${times(1_000, (i) => `a${i % 7}: id a${i % 7}: email`)} } }` },
  { name: 'a thousand aliases of one query', query: `{ ${times(1_000, (i) => `a${i}: desk { at }`)} }` },
  { name: 'a hundred aliases of a guess', query: `mutation { ${times(100, (i) => `a${i}: confirmCode(input: { challengeId: "x", code: "${100_000 + i}" }) { __typename }`)} }` },
  { name: 'aliases within aliases', query: `{ ${times(15, (i) => `a${i}: viewer { ${times(15, (j) => `b${j}: party { ${times(15, (k) => `c${k}: id`)} }`)} }`)} }` },
  { name: 'a fragment that spreads itself', query: '{ viewer { ...A } } fragment A on Viewer { id ...A }' },
  { name: 'a hundred fragments in a circle', query: `{ viewer { ...F0 } } ${times(100, (i) => `fragment F${i} on Viewer { ...F${(i + 1) % 100} }`)}` },
  { name: 'fragments that unfold to a billion fields', query: `{ ...F0 } ${times(30, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on Query { viewer { id } }` },
  { name: 'fragments that nobody spreads', query: `{ viewer { id } } ${times(1_500, (i) => `fragment F${i} on Viewer { id }`)}` },
  { name: 'one fragment, spread ten thousand times', query: `{ viewer {${' ...A'.repeat(10_000)} } } fragment A on Viewer { id }` },
  { name: 'fragments on every other type', query: `{ viewer { ${times(2_000, (i) => `... on ${i % 2 === 0 ? 'Viewer' : 'Thread'} { id }`)} } }` },
  { name: 'fields within fields, a thousand deep', query: nested(1_000, '{ viewer ', '{ id }', '}') },
  { name: 'fields within fields, thirty thousand deep', query: nested(30_000, '{a', '', '}') },
  { name: 'lists within lists, thirty thousand deep', query: `{ thread(id: ${nested(30_000, '[', '"x"', ']')}) { id } }` },
  { name: 'objects within objects, ten thousand deep', query: `mutation { signIn(input: ${nested(10_000, '{a:', '1', '}')}) { __typename } }` },
  { name: 'types within types, ten thousand deep', query: `query Q($a: ${nested(10_000, '[', 'ID', ']')}) { thread(id: $a) { id } }` },
  { name: 'directives without end', query: `{ viewer { id ${'@include(if: true) '.repeat(4_000)} } }` },
  { name: 'directives that nobody knows', query: `{ viewer { id ${times(5_000, (i) => `@d${i}`)} } }` },
  { name: 'a directive on everything', query: `{ ${times(400, () => '... @include(if: true) { viewer @include(if: true) { id @include(if: true) } }')} }` },
  { name: 'a thousand variables', query: `query Q(${times(1_000, (i) => `$v${i}: ID`, ', ')}) { viewer { id } }` },
  { name: 'a thousand operations', query: times(1_000, (i) => `query Q${i} { viewer { id } }`) },
  { name: 'the schema, asked in circles', query: `{ __schema { types { ${nested(12, 'fields { type { ', 'name', ' } }')} } } }` },
  { name: 'the schema, asked by what types are of', query: `{ __type(name: "Query") { ${nested(200, 'ofType { ', 'name', ' }')} } }` },
  { name: 'a name of ninety thousand letters', query: `{ ${'a'.repeat(90_000)} }` },
  { name: 'a text of ninety thousand letters', query: `{ thread(id: "${'a'.repeat(90_000)}") { id } }` },
  { name: 'a block text of ten thousand lines', query: `{ thread(id: """${'\n        a'.repeat(8_000)}""") { id } }` },
  { name: 'escapes without end', query: `{ thread(id: "${'\\u0041'.repeat(15_000)}") { id } }` },
  { name: 'a number of ninety thousand digits', query: `{ contacts(first: ${'9'.repeat(90_000)}) { endCursor } }` },
  { name: 'a number beyond all numbers', query: '{ contacts(first: 1e400) { endCursor } }' },
  { name: 'a comment of ninety thousand letters', query: `#${'x'.repeat(90_000)}\n{ viewer { id } }` },
  { name: 'ninety thousand commas', query: `{ viewer { id ${','.repeat(90_000)} } }` },
  { name: 'ninety thousand opened braces', query: '{'.repeat(90_000) },
  { name: 'marks of byte order, and signs that are not seen', query: `\ufeff{ viewer { \u200bid\u202e } }` },
  { name: 'letters that look like others', query: '{ \u0475iewer { \u0456d } }' },
  { name: 'half of a character', query: '{ thread(id: "\\ud800") { id } }' },
  { name: 'nothing but NUL', query: '\u0000'.repeat(1_000) },
  { name: 'names of what every object has', query: '{ __proto__ { constructor { toString } } }' },
  { name: 'variables within variables, ten thousand deep', query: 'query Q($id: ID!) { thread(id: $id) { id } }', variables: { id: Array.from({ length: 10_000 }).reduce<unknown>((inside) => [inside], 'x') } },
  { name: 'ten thousand variables that nobody declared', query: 'query Q { viewer { id } }', variables: Object.fromEntries(Array.from({ length: 8_000 }, (_, i) => [`v${i}`, i])) },
  { name: 'a list of twenty thousand ids', query: 'mutation A($input: AddParticipantsInput!) { addParticipants(input: $input) { __typename } }', variables: { input: { threadId: 'x', requestId: '3f0c6f43-7a55-4d3e-9a2b-0d6a2a8e8f10', accountIds: Array.from({ length: 20_000 }, () => 'x') } } },
  { name: 'fields that are none, in thousands', query: 'mutation A($input: SignInInput!) { signIn(input: $input) { __typename } }', variables: { input: Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`f${i}`, 'x'])) } },
  { name: 'an operator instead of a text', query: 'mutation A($input: SignInInput!) { signIn(input: $input) { __typename } }', variables: { input: { email: { $ne: null }, password: { $gt: '' } } } },
  { name: 'a prototype', query: 'query Q($id: ID!) { thread(id: $id) { id } }', variables: JSON.parse('{"id":"x","__proto__":{"isStaff":true},"constructor":{"prototype":{"role":"SYSTEM_ADMIN"}}}') },
  { name: 'half of a character in a variable', query: 'query Q($id: ID!) { thread(id: $id) { id } }', variables: { id: '\ud800'.repeat(10_000) } },
];
