import { generate } from 'otplib';
import type { Page } from 'playwright-core';

/** What an authenticator app shows: now, or so many steps of 30 seconds from now. */
export function shown(secret: string, steps = 0): Promise<string> {
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}

/**
 * Adds an app on the page of one's security, up to where the recovery codes are shown. It is proved with the code of the
 * step before, which is taken still: each works once, and the next one is wanted for signing in.
 */
export async function addApp(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Add an(other)? (authenticator )?app$/u }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an authenticator app' });
  const secret = (await dialog.getByText(/^([A-Z2-7]{4} ?){4,}[A-Z2-7]{0,4}$/u).innerText()).replaceAll(' ', '');
  await dialog.locator('input[autocomplete="one-time-code"]').fill(await shown(secret, -1));
  await page.getByRole('dialog', { name: 'Keep your recovery codes' }).waitFor();
  return secret;
}

/**
 * Whoever proved themselves a moment ago is not asked again, and no clock can be turned here: so the first answer to one
 * operation is the one that the server gives to a session that has not proved itself lately. Everything else is the server's.
 */
export async function staleOnce(page: Page, operation: string): Promise<{ operations: string[] }> {
  const operations: string[] = [];
  await page.route('**/graphql', async (route) => {
    const named = (route.request().postDataJSON() as { operationName?: string } | null)?.operationName;
    if (named !== operation) return route.continue();
    operations.push(named);
    if (operations.length > 1) return route.continue();
    const errors = [{ message: 'Prove first that it is you: your password, then a code.', extensions: { code: 'STEP_UP_REQUIRED' } }];
    return route.fulfill({ status: 200, contentType: 'application/graphql-response+json', body: JSON.stringify({ data: null, errors }) });
  });
  return { operations };
}
