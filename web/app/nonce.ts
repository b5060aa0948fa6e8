import { setNonce } from 'get-nonce';

/** The nonce that the server gave this answer: style elements without it are refused by the page's policy. */
export function styleNonce(): string {
  return nonce;
}

const nonce = document.querySelector('meta[name="sb-nonce"]')?.getAttribute('content') ?? '';

// The scroll lock of dialogs makes a style element of its own and asks here.
if (nonce) setNonce(nonce);
