import { BodyTooLarge } from '@siesa-integration/outgoing-http';
import { parseJson } from './parse-json.ts';
import { SiesaContractBroken } from './siesa-errors.ts';
import type { SiesaBody, SiesaReply } from './siesa-reply.ts';

/** Bytes of one body after inflation: the same cap as the guard's, for whoever brings a fetch of their own. */
const maxBytes = 64 * 1024 * 1024;

/** Reads an answer to its end. What is wrong with the body is data: only an abort and a body past the cap are thrown. */
export const readReply = async (response: Response, signal: AbortSignal): Promise<SiesaReply> => ({
  status: response.status,
  headers: response.headers,
  body: await readBody(response, signal),
});

const readBody = async (response: Response, signal: AbortSignal): Promise<SiesaBody> => {
  try {
    const bytes = await readBytes(response, signal);
    return bytes.byteLength === 0 ? { kind: 'empty' } : parseBody(bytes);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BodyTooLarge || error instanceof SiesaContractBroken) throw error;
    return { kind: 'cut', cause: error };
  }
};

/** Aborts by cancelling the stream itself: a fetch may forget its signal once it has handed out the head (seen on Node 24). */
const readBytes = async (response: Response, signal: AbortSignal): Promise<Uint8Array> => {
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (!reader) return new Uint8Array();
  const cancel = (): void => {
    reader.cancel(signal.reason).catch(() => undefined); // what broke the stream is reported by read()
  };
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const chunks: Uint8Array[] = [];
    for (let bytes = 0; ; ) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes);
      bytes += value.byteLength;
      if (bytes > maxBytes) throw new BodyTooLarge(URL.parse(response.url)?.hostname ?? 'Siesa', maxBytes);
      chunks.push(value);
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
};

const parseBody = (bytes: Uint8Array): SiesaBody => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { kind: 'unreadable', problem: 'text that is not UTF-8' };
  }
  try {
    return { kind: 'json', value: parseJson(text) };
  } catch {
    return { kind: 'unreadable', problem: /^\s*</.test(text) ? 'HTML' : 'JSON that is cut or broken' };
  }
};
