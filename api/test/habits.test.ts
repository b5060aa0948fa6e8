import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, sourceFiles, withoutComments } from './house.ts';

/* Habits that keep a whole kind of mistake out. Where one is broken for a reason, the place stands here, with the reason. */

const product = sourceFiles().filter((file) => file.startsWith('api/') && !/\.test\.ts$|^api\/(test|start)\//u.test(file));

describe('secrets are compared in constant time', () => {
  /** Names of what is secret, where a comparison that ends at the first difference would tell how far somebody was right. */
  const SECRET = /(token|code|hash|secret|password|digest|ticket|cookie|seed|seal)\w*$/iu;
  /** Nothing that anybody could guess at. */
  const PLAIN = /^(null|undefined|true|false|-?\d.*|['"`].*)$/u;
  const REVIEWED: Record<string, string> = {
    'api/side/verify-audit.ts': 'a seal of the audit is no secret: it stands in the log',
    'api/side/backup/format.ts': 'a checksum of a file is no secret: it stands in the file',
  };

  /** Comparisons of a secret with something that is not written down in the code. */
  function comparisons(text: string): string[] {
    const all = text.matchAll(/([\w.?)\]]+)\s*[!=]==?\s*([\w.'"`$-][\w.'"`?$-]*)/gu);
    return [...all].filter(([, left = '', right = '']) => (SECRET.test(left) && !PLAIN.test(right)) || (SECRET.test(right) && !PLAIN.test(left))).map(([found]) => found);
  }

  test('by timingSafeEqual, never by ===', () => {
    const found = product.filter((file) => !(file in REVIEWED)).flatMap((file) => comparisons(withoutComments(file)).map((text) => `${file}: ${text}`));
    expect(found).toEqual([]);
  });

  test('and a comparison is known when it is seen', () => {
    for (const text of ['if (token === given) x', 'if (given === row.token) x', 'a.codeHash !== other', 'x == passwordHash;', 'if (sent.secret === input.secret)', 'digest(x) === code']) expect([text, comparisons(text).length]).toEqual([text, 1]);
    for (const text of ['token === null', 'code !== undefined', "error.code === '40P01'", 'hash.length === 32', 'code === 4401', 'const token = given', '(token) => x', "typeof code === 'string'"]) expect([text, comparisons(text)]).toEqual([text, []]);
  });
});

describe('SQL takes values as parameters', () => {
  /** A text with SQL in it, and what is put into it. */
  const SQL = /\b(with \w+ as|select|insert into|update \w+ set|delete from|where \w|order by|join \w|union all)\b|[a-z]\.\w+ (=|>=|<|<>|in|is) /u;
  /** A constant of the same kind, which can hold nothing that somebody typed. */
  const CONSTANT = /^[A-Z][A-Z_]*(\.length)?$/u;
  /** What is no constant and was looked at: none of it comes from outside. */
  const REVIEWED: Record<string, string[]> = {
    'api/domain/access/use-api-token.ts': ['which'],
    'api/domain/accounts/contact-page.ts': ['looks.begins', 'rule'],
    'api/domain/accounts/seeing.ts': ['rule', 'viewers'],
    'api/domain/accounts/sight-change.ts': ['afterwards(change)', 'places(change)', 'comes', 'goes', 'change.params.length + 1', 'change.params.length + 2'],
    'api/domain/audit/filter.ts': ['value'],
    'api/domain/audit/lines.ts': ["asRead('before')", "asRead('after')", 'order', 'params.push(most)', 'column'],
    'api/domain/imports/check/standing.ts': ["lock === 'lock' ? 'for no key update' : ''"],
    'api/domain/imports/find-import.ts': ['which'],
    'api/domain/staffing/setup.ts': ['a', "isInvited('a')"],
    'api/domain/threads/entries.ts': ['isNote', 'since', 'until', "changed(false, '$4', 'w.to_change')", "changed(true, '$5', 'w.to_note_change')"],
    'api/domain/threads/entry-row.ts': ['body', 'changeNo', 'changedAt'],
  };

  /** Sentences for people begin with a capital letter; SQL in this house never does. */
  const isSql = (text: string) => SQL.test(text) && !/^`[A-Z]/u.test(text);

  test('and only constants, or what was looked at, stand in its text', () => {
    const put = product.filter((file) => /^api\/(domain|live|side|post|demo|http|graphql)\//u.test(file)).flatMap((file) =>
      [...withoutComments(file).matchAll(/`(?:[^`\\]|\\.)*`/gu)].filter(([text]) => isSql(text)).flatMap(([text]) => [...text.matchAll(/\$\{((?:[^{}]|\{[^{}]*\})*)\}/gu)].map(([, expression = '']) => ({ file, expression: expression.trim() }))),
    );
    expect(put.length).toBeGreaterThan(50);
    const found = put.filter(({ file, expression }) => !CONSTANT.test(expression) && !REVIEWED[file]?.includes(expression));
    expect(found.map(({ file, expression }) => `${file}: \${${expression}}`)).toEqual([]);
    const gone = Object.entries(REVIEWED).flatMap(([file, expressions]) => expressions.filter((expression) => !put.some((each) => each.file === file && each.expression === expression)).map((expression) => `${file}: ${expression}`));
    expect(gone).toEqual([]);
  });

  test('through the one door: no statement of the ORM writes values into its text', () => {
    const found = product.filter((file) => file.startsWith('api/domain/')).filter((file) => /\bem\.(execute|getConnection\(\)\.execute|raw)\b|\braw\(/u.test(withoutComments(file)));
    // Its own clock, which takes no value.
    expect(found).toEqual(['api/domain/call.ts']);
    expect(withoutComments('api/domain/call.ts').match(/em\.execute[^\n]*/gu)).toEqual([expect.stringContaining("('select now() as now')")]);
  });
});

describe('what is installed is what was chosen', () => {
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, Record<string, unknown>>;

  test('each package in one exact version, and nothing of ours that somebody else could publish', () => {
    const { dependencies = {}, devDependencies = {}, optionalDependencies = {}, name } = read('package.json');
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/u.test(String(version)))).toEqual([]);
    expect(read('package.json')['private']).toBe(true);
    expect(versions.map(([each]) => each)).not.toContain(name);
  });

  test('each from the registry and as it was when it was looked at, and none runs a script', () => {
    const packages = Object.entries(read('package-lock.json')['packages'] ?? {}) as [string, { resolved?: string; integrity?: string; link?: boolean }][];
    const installed = packages.filter(([path]) => path.startsWith('node_modules/'));
    expect(installed.length).toBeGreaterThan(200);
    expect(installed.filter(([, { integrity }]) => !/^sha512-/u.test(integrity ?? '')).map(([path]) => path)).toEqual([]);
    expect(installed.filter(([, { resolved, link }]) => link || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))).map(([path]) => path)).toEqual([]);
    const npmrc = readFileSync(join(root, '.npmrc'), 'utf8');
    expect(npmrc).toContain('ignore-scripts=true');
    expect(npmrc).toContain('save-exact=true');
    expect(readFileSync(join(root, 'api/start/install.mjs'), 'utf8')).toContain("'ci', '--ignore-scripts'");
  });
});

describe('what is written about the product', () => {
  test.each(['README.md', '.github/SECURITY.md', 'api/docs/who-may.md'])('%s links to files that are there', (page) => {
    const links = [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/gu)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });
});
