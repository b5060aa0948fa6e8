import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './step.mjs';

/**
 * Whether a package that is used has a fault of high or critical severity that is known to the registry. Those that are excused stand in
 * audit-exceptions.json, each with its advisory, why it does not concern us, and the day until which that holds. Answers
 * with a sentence; throws one that names what is wrong.
 */
export async function auditPackages() {
  const { said } = await run('npm', ['audit', '--json'], 'pipe');
  const exceptions = JSON.parse(readFileSync(join(root, 'api/start/audit-exceptions.json'), 'utf8'));
  const found = unexcused(reportIn(said), exceptions, new Date().toISOString().slice(0, 10));
  if (found === null) return 'The registry in use does not say which packages have known faults: nothing was compared.';
  if (found.length > 0) throw new Error(`Packages with known faults:\n${found.map((line) => `  ${line}`).join('\n')}`);
  return 'No package has a known fault of high or critical severity that is not excused.';
}

/** Lines for what is wrong in a report of `npm audit --json`; null: it is none. `today` as 2026-11-26. */
export function unexcused(report, exceptions, today) {
  if (typeof report?.vulnerabilities !== 'object') return null;
  const excused = new Set(exceptions.filter(({ until }) => until >= today).map(({ advisory }) => advisory));
  const faults = Object.values(report.vulnerabilities).flatMap(({ via }) => via).filter((each) => typeof each === 'object' && /^(high|critical)$/.test(each.severity) && !excused.has(each.url));
  return [...new Set(faults.map(({ name, title, url }) => `${name}: ${title} ${url}`))];
}

/** What npm says besides goes to the same place as its report. */
function reportIn(said) {
  try {
    return JSON.parse(said.slice(said.indexOf('{'), said.lastIndexOf('}') + 1));
  } catch {
    return null;
  }
}
