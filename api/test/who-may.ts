import type { GraphQLSchema } from 'graphql';
import { freshWithin } from '../graphql/contract/freshness.ts';
import type { Rule } from '../graphql/contract/rule.ts';
import { rules } from '../graphql/contract/rules.ts';
import { scopes } from '../graphql/contract/scopes.ts';
import { fieldsOf, type RootType } from './smallest.ts';

/** Whom each rule lets in, in the order of the columns. */
const LETS_IN: Record<Rule, boolean[]> = {
  'anybody': [true, true, true, true, true],
  'signed in': [false, true, true, true, true],
  'staff': [false, false, true, true, true],
  'administrators': [false, false, false, true, true],
  'system administrators': [false, false, false, false, true],
};

const TITLE: Record<RootType, string> = { Query: 'Reading', Mutation: 'Doing', Subscription: 'Listening' };

/** The table of who may ask what, as a page to read: written from the tables that the server itself goes by. */
export function whoMay(contract: GraphQLSchema): string {
  const parts = (['Query', 'Mutation', 'Subscription'] as const).map((type) => {
    const rows = fieldsOf(contract, type).map((field) => row(type, field.name, field.description ?? '')).sort();
    return [`## ${TITLE[type]}`, '', HEAD, LINE, ...rows, ''].join('\n');
  });
  return `${BEFORE}\n${parts.join('\n')}`;
}

function row(type: RootType, field: string, description: string): string {
  const rule = rules[type]?.[field];
  if (rule === undefined) throw new Error(`${type}.${field} has no rule`);
  const minutes = freshWithin(type, field, rule);
  const who = LETS_IN[rule].map((may) => (may ? '✓' : ''));
  const needed = scopes[type]?.[field];
  const scope = needed === null || needed === undefined ? '' : needed === 'any' ? 'any' : `\`${needed}\``;
  const [sentence = ''] = description.replaceAll('|', '\\|').split(/(?<=\.)\s/u);
  return `| \`${field}\` | ${[...who, minutes === null ? '' : `${minutes} min`, scope].join(' | ')} | ${sentence} |`;
}

const HEAD = '| field | nobody | client | staff | user adm. | system adm. | proof | token | what it is |';
const LINE = '|---|:-:|:-:|:-:|:-:|:-:|:-:|---|---|';

const BEFORE = `# Who may ask what

Every root field of the contract, and who may ask for it at all. **✓** lets somebody in; *what* of it they may have is decided
by what they may see: membership of a team, part in a conversation, client teams. What is not theirs does not exist for them: the
answer is \`NOT_FOUND\`, as for an id that was never given. To everybody else the answer is \`FORBIDDEN\`, and \`UNAUTHENTICATED\`
where nobody is signed in. **proof**: the session has proved itself, password and code, within so many minutes; otherwise
\`STEP_UP_REQUIRED\`. **token**: the scope that an API token needs, and never more than its account may; empty: for people alone.

Written from \`rules.ts\`, \`freshness.ts\` and \`scopes.ts\` in \`api/graphql/contract\`, which the server itself goes by;
\`access-table.test.ts\`, \`scope-table.test.ts\` and \`foreign-ids.test.ts\` ask every line of it, over HTTP and sockets.
`;
