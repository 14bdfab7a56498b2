import { BodyTooLarge } from './guard/guard-errors.ts';
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
    const bytes = await readBytes(response);
    return bytes.byteLength === 0 ? { kind: 'empty' } : parseBody(bytes);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof BodyTooLarge || error instanceof SiesaContractBroken) throw error;
    return { kind: 'cut', cause: error };
  }
};

const readBytes = async (response: Response): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new BodyTooLarge(URL.parse(response.url)?.hostname ?? 'Siesa', maxBytes);
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, bytes);
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
