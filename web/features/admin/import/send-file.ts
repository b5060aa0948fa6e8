import type { ImportKind } from '../generated.ts';

export interface FileToSend {
  file: File;
  kind: ImportKind;
  /** Hears how many bytes have gone. */
  onSent: (bytes: number) => void;
  signal: AbortSignal;
}

/** Sends a file as it is. `fetch` would not tell how far it is. Rejects where no answer came. */
export function sendFile({ file, kind, onSent, signal }: FileToSend): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/imports?${new URLSearchParams({ kind, name: file.name })}`);
    request.setRequestHeader('content-type', 'text/csv');
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }));
    request.onerror = () => reject(new TypeError('no answer'));
    request.onabort = () => reject(new DOMException('given up', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

/** What the server answered: the id of the import, or the sentence of its refusal. */
export async function answerOf(response: Response): Promise<{ importId: string } | { refusal: string }> {
  const body: unknown = await response.json().catch(() => null);
  if (isImport(body)) return body;
  return { refusal: sentenceIn(body) };
}

function isImport(body: unknown): body is { importId: string } {
  return typeof body === 'object' && body !== null && 'importId' in body && typeof body.importId === 'string';
}

/** Empty where there is none: the screen has its own words then. */
function sentenceIn(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors)) return '';
  const first: unknown = body.errors[0];
  return typeof first === 'object' && first !== null && 'message' in first && typeof first.message === 'string' ? first.message : '';
}
