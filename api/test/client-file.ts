/** A CSV file of clients as another system would export it, with errors planted in rows that are told. */
export interface ClientFile {
  bytes: Buffer;
  /** The rows with an error, as a spreadsheet counts them, and what their first problem says. */
  planted: Map<number, RegExp>;
}

const HEAD = 'Client ID,Full name,E-mail address,Mobile,Client team,Job title';

/** Every kind of error that people, spreadsheets and attackers make, each in a row of its own. */
const ERRORS: { row: (n: number) => string | Buffer; says: RegExp }[] = [
  { row: (n) => line(n, { email: `client${n}.example` }), says: /^has no @\.$/ },
  { row: (n) => line(n, { email: `client${n}@mail` }), says: /^has no ending after “mail”\.$/ },
  { row: (n) => line(n, { email: `client ${n}@mail.example` }), says: /^has a blank in it\.$/ },
  { row: (n) => line(n, { email: `client${n}@mail@example.com` }), says: /^has more than one @\.$/ },
  { row: (n) => line(n, { email: `@mail.example` }), says: /^has nothing before the @\.$/ },
  { row: (n) => line(n, { email: '' }), says: /^is missing\.$/ },
  { row: (n) => line(n, { name: '' }), says: /^is missing\.$/ },
  { row: (n) => line(n, { name: 'x'.repeat(121) }), says: /^is longer than 120 characters\.$/ },
  { row: (n) => line(n, { phone: '' }), says: /^is missing\.$/ },
  { row: (n) => line(n, { phone: '+47 99' }), says: /phone number|too short for a number in \+47/ },
  { row: (n) => line(n, { phone: 'call me' }), says: /phone number/ },
  { row: (n) => line(n, { name: '=HYPERLINK(""http://evil.example"",""click"")' }), says: /^begins with a formula sign/ },
  { row: (n) => line(n, { name: '@SUM(A1:A9)' }), says: /^begins with a formula sign/ },
  { row: (n) => line(n, { title: '-2+3' }), says: /^begins with a formula sign/ },
  { row: (n) => line(n, { title: '+cmd' }), says: /^begins with a formula sign/ },
  { row: (n) => line(n, { email: 'client10@mail.example' }), says: /^The same e-mail stands in row 10 of this file\.$/ },
  { row: (n) => line(n, { email: 'CLIENT11@MAIL.EXAMPLE' }), says: /^The same e-mail stands in row 11 of this file\.$/ },
  { row: (n) => line(n, { id: 'K-12' }), says: /^The same external id stands in row 12 of this file\.$/ },
  { row: (n) => line(n, { phone: phoneOf(13) }), says: /^The same secure phone stands in row 13 of this file\.$/ },
  { row: (n) => line(n, { team: 'Private client North' }), says: /^“Private client North” does not exist\. Did you mean Private clients North\?$/ },
  { row: (n) => line(n, { team: 'Privat Nord' }), says: /Did you mean Private clients North\?$/ },
  { row: (n) => line(n, { team: 'Zebras' }), says: /^“Zebras” does not exist\.$/ },
  { row: (n) => line(n, { team: 'Private clients South; Ostriches' }), says: /^“Ostriches” does not exist\.$/ },
  { row: () => 'K-1,Only,four,cells', says: /^The row has 4 cells, 6 were expected\.$/ },
  { row: (n) => `${line(n, {})},more`, says: /^The row has 7 cells, 6 were expected\.$/ },
  { row: (n) => `"${line(n, { name: 'Anna Smith', raw: true })}`, says: /^A quote is opened in this row and not closed\.$/ },
  { row: (n) => line(n, { name: '"Anna" Smith', raw: true }), says: /^The quotes in this row do not match\.$/ },
  { row: (n) => Buffer.concat([Buffer.from(`K-${n},Tom`), Buffer.from([0xe1, 0x9a]), Buffer.from(` Varga,client${n}@mail.example,${phoneOf(n)},,`)]), says: /^Not readable as UTF-8/ },
  { row: (n) => line(n, { name: 'Zo\u0000e' }), says: /where a character was lost\.$/ },
  { row: (n) => line(n, { name: 'Ren\uFFFD Blanc' }), says: /where a character was lost\.$/ },
  { row: (n) => line(n, { title: 'x'.repeat(70_000) }), says: /^The row is longer than 64 KB\.$/ },
  { row: (n) => line(n, { email: 'ana@alderfinch.example' }), says: /^already belongs to Ana Moreau, who is of the staff\.$/ },
  { row: (n) => line(n, { email: 'support@alderfinch.example' }), says: /^already belongs to Support, who is a team account\.$/ },
  { row: (n) => line(n, { phone: '+447700900117' }), says: /^already belongs to Ana Moreau\.$/ },
  { row: (n) => line(n, { email: 'chloe@bennett.example', phone: '' }), says: /^already belongs to Chloe Bennett, who has another external id\.$/ },
  { row: (n) => line(n, { id: 'K-CHLOE', email: `other${n}@mail.example`, phone: '' }), says: /^is another than the one of this account/ },
  { row: (n) => line(n, { id: 'K-IDRIS', email: 'hana.sato@mail.example', phone: '' }), says: /^already belongs to Hana Sato\.$/ },
];

export const PLANTED = ERRORS.length;

/** So many rows, the errors spread over them at uneven distances. */
export function clientFile(rows: number): ClientFile {
  const first = 20;
  const distance = Math.floor((rows - first - 5) / ERRORS.length);
  const planted = new Map<number, RegExp>();
  const lines: (string | Buffer)[] = [HEAD];
  for (let n = 2; n <= rows + 1; n++) {
    const at = (n - first) / distance;
    const error = Number.isInteger(at) ? ERRORS[at] : undefined;
    lines.push(error ? error.row(n) : line(n, {}));
    if (error) planted.set(n, error.says);
  }
  return { bytes: Buffer.concat(lines.flatMap((each) => [Buffer.from(each), Buffer.from('\r\n')])), planted };
}

interface Cells {
  id?: string;
  name?: string;
  email?: string;
  phone?: string;
  team?: string;
  title?: string;
  /** The name as it is, without quotes around it. */
  raw?: boolean;
}

const TEAMS = ['Private clients North', 'private clients south', 'Private clients North|Private clients South', ''];

function line(n: number, { id = `K-${n}`, name = `Client No. ${n}, the ${n}th`, email = `client${n}@mail.example`, phone = phoneOf(n), team = TEAMS[n % 4] ?? '', title = '', raw = false }: Cells): string {
  return [id, raw ? name : `"${name}"`, email, phone, team, title].join(',');
}

function phoneOf(n: number): string {
  return `+4477${String(10_000_000 + n)}`;
}
