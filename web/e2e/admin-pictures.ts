import type { Page } from 'playwright-core';
import { addApp, staleOnce } from './factors.ts';
import { linkFor } from './people.ts';
import { PHONE, type Picture, WIDE } from './picture.ts';

/** What administrators and their guests see: the screens of the administration, those of one's own security, and the doors. */
export const ADMIN_PICTURES: Picture[] = [
  { name: 'admin-setup', who: 'Olga', size: WIDE, show: async (page) => {
    await page.goto('/admin/setup');
    await page.getByText('All is set up.').waitFor();
    await page.getByRole('complementary').getByText('Support', { exact: true }).waitFor();
  } },
  { name: 'admin-accounts', who: 'Olga', size: WIDE, show: showAccounts },
  { name: 'admin-accounts-dark', who: 'Olga', size: WIDE, scheme: 'dark', show: showAccounts },
  { name: 'admin-accounts-phone-dark', who: 'Olga', size: PHONE, scheme: 'dark', show: showAccounts },
  { name: 'admin-account', who: 'Olga', size: WIDE, show: async (page) => {
    await showAccounts(page);
    await page.getByRole('link', { name: 'Greta Vogel' }).click();
    await page.getByRole('heading', { name: 'Greta Vogel' }).waitFor();
  } },
  { name: 'admin-team-form', who: 'Olga', size: { width: 1440, height: 1180 }, show: showTeamForm },
  { name: 'admin-team-form-phone', who: 'Olga', size: PHONE, show: showTeamForm },
  { name: 'admin-who-sees-whom', who: 'Olga', size: WIDE, show: async (page) => {
    await page.goto('/admin/who-sees-whom');
    const mark = page.getByRole('gridcell', { name: 'sees', exact: true }).nth(1);
    await mark.click();
    await page.getByRole('dialog', { name: / sees / }).getByText('Both are in').waitFor();
  } },
  { name: 'admin-client-team', who: 'Olga', size: WIDE, show: async (page) => {
    await page.goto('/admin/client-teams');
    await page.getByRole('link', { name: 'Private clients North' }).click();
    await page.getByText('Chloe Bennett').waitFor();
  } },
  { name: 'admin-import-dry-run', who: 'Olga', size: WIDE, show: showDryRun },
  { name: 'admin-tokens', who: 'Olga', size: WIDE, show: async (page) => {
    await page.goto('/admin/tokens');
    await page.getByRole('link', { name: 'New token' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill('CRM sync');
    await page.getByLabel('Change the directory').check();
    await page.getByRole('button', { name: 'Make token' }).click();
    await page.getByRole('heading', { name: 'CRM sync works now' }).waitFor();
  } },
  { name: 'admin-audit', who: 'Olga', size: WIDE, show: async (page) => {
    await page.goto('/admin/audit');
    await page.getByRole('button', { name: /API token/u }).first().click();
    await page.getByRole('button', { expanded: true }).waitFor();
  } },
  { name: 'admin-audit-phone', who: 'Olga', size: PHONE, show: async (page) => {
    await page.goto('/admin/audit');
    await page.getByRole('button', { name: 'Signed in' }).first().waitFor();
  } },
  { name: 'admin-organisation', who: 'Olga', size: WIDE, show: async (page) => {
    await page.goto('/admin/organisation');
    await page.getByLabel('Name', { exact: true }).waitFor();
  } },
  { name: 'security', who: 'Ben', size: { width: 1440, height: 1000 }, show: async (page) => {
    await page.goto('/you/security');
    await addApp(page);
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.getByText('Add another app').waitFor();
  } },
  { name: 'own-card-phone', who: 'Greta', size: PHONE, show: async (page) => {
    await page.goto('/you/card');
    await page.getByLabel('Show hours').check();
    await page.getByText('Clients read:').waitFor();
    await page.getByRole('heading', { name: 'Your contact card' }).scrollIntoViewIfNeeded();
  } },
  { name: 'prove-again', who: 'Lena', size: WIDE, show: async (page) => {
    await page.goto('/you/security');
    await staleOnce(page, 'AddAuthenticator');
    await page.getByRole('button', { name: 'Add an authenticator app' }).click();
    await page.getByRole('dialog', { name: 'Is it still you?' }).waitFor();
  } },
  { name: 'sign-in-by-app-phone', who: null, size: PHONE, show: async (page) => {
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill('ben@alderfinch.example');
    await page.getByLabel('Password', { exact: true }).fill('patch-cord-1947');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('Open your authenticator app').waitFor();
  } },
  { name: 'recovery-codes', who: 'Dara', size: WIDE, show: async (page) => {
    await page.goto('/you/security');
    await addApp(page);
  } },
  { name: 'invitation-phone', who: 'Olga', size: PHONE, show: async (page, url) => {
    await page.goto('/admin/accounts/invite?as=client');
    await page.getByLabel('Name', { exact: true }).fill('Nora Lindgren');
    await page.getByLabel('E-mail', { exact: true }).fill('nora@lindgren.example');
    await page.getByLabel('Secure phone').fill('+44 7700 900881');
    await page.getByRole('button', { name: 'Invite Nora' }).click();
    await page.getByRole('heading', { name: 'Nora Lindgren' }).waitFor();
    await page.goto(await linkFor(url, 'nora@lindgren.example', 'invitation'));
    await page.getByRole('heading', { name: 'Welcome, Nora Lindgren' }).waitFor();
  } },
];

async function showAccounts(page: Page): Promise<void> {
  await page.goto('/admin/accounts');
  await page.getByText('Chloe Bennett').waitFor();
}

async function showTeamForm(page: Page): Promise<void> {
  await page.goto('/admin/accounts/new-team');
  await page.getByLabel('Name', { exact: true }).fill('Complaints');
  await page.getByLabel('Company e-mail').fill('complaints@alderfinch.example');
  await page.getByLabel('Secure phone').fill('+44 7700 90');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  for (const name of ['Ana Moreau', 'Ben Okafor', 'Dara Lindqvist']) await page.getByLabel(name).check();
  await page.getByRole('button', { name: 'Add 3' }).click();
  await page.getByRole('button', { name: 'Create team account' }).click();
  await page.getByText('1 field to correct: Secure phone').waitFor();
}

async function showDryRun(page: Page): Promise<void> {
  await page.goto('/admin/import');
  await page.getByLabel('Choose a CSV file').setInputFiles({ name: 'clients-march.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await page.getByRole('heading', { name: 'Columns' }).waitFor();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('heading', { name: 'Dry run' }).waitFor();
}

const FILE = [
  'External id,Name,E-mail,Secure phone,Client teams',
  'K-101,Jonas Weber,jonas@weber.example,+447700900801,Private clients North',
  'K-102,Mira Halonen,mira@halonen.example,+447700900802,Private clients South',
  'K-103,Katya Petrova,katya.petrova@mail,+447700900803,Private clients North',
  'K-104,"=HYPERLINK(""http://x.example"")",sven.dahl@mail.example,+447700900804,Private clients North',
  'K-105,Chloe Bennett,chloe@bennett.example,,Private clients North',
  'K-106,Nils Aaberg,nils@aaberg.example,+47 99,Private clients South',
  'K-107,Lotte Brandt,jonas@weber.example,+447700900807,Private clients North',
  'K-108,Ruth Adler,ruth@adler.example,+447700900808,Privat Nord',
  'K-109,Tomas Varga,tomas@varga.example,+447700900809,Private clients South',
].join('\n');
