import type { DestinationPayload } from '@siesa-integration/destination-adapter';
import type { SiesaRow } from '@siesa-integration/siesa-client';
import type { HttpSystems } from '../../scenario/http-systems.ts';
import type { SimDestination } from '../sim-destination.ts';
import type { SimSiesa } from '../sim-siesa.ts';
import { answerKong, type Sending } from './kong-server.ts';
import { answerRecord, writtenBy } from './records-server.ts';
import type { SimRecords } from './sim-records.ts';
import { simSources } from './sim-sources.ts';
import type { SourceAnswer } from './source-answer.ts';

export interface HttpFetchOptions {
  readonly systems: HttpSystems;
  readonly siesa: SimSiesa;
  readonly destination: SimDestination;
  /** Makes one call across the boundary. */
  readonly cross: <Result>(label: 'siesa.call' | 'destination.send', effect: () => Result) => Promise<Result>;
  /** Siesa's own clock, milliseconds since 1970. */
  readonly siesaNow: () => number;
  readonly sending: () => Sending;
  /** Called before a call to Siesa leaves, with its address. */
  readonly onCall: (url: URL) => void;
  /** Called with the products that Siesa returned. */
  readonly onRows: (rows: readonly SiesaRow[]) => void;
  /** Called when a batch leaves, and before the destination reads it. */
  readonly onLeave: () => void;
  readonly onSend: (payloads: readonly DestinationPayload[]) => void;
}

/** A `fetch` that reaches both systems of one client, for the real client of Siesa and the real adapter. */
export const httpFetch = (options: HttpFetchOptions): typeof globalThis.fetch => {
  const toSiesa = async (url: URL): Promise<Response> => {
    options.onCall(url);
    const { answer, date } = await options.cross('siesa.call', () => ({
      answer: answerSiesa(options, url),
      date: new Date(options.siesaNow()).toUTCString(),
    }));
    options.onRows(answer.products ?? []);
    return new Response(bytesOf(answer.body, options.siesa), {
      status: answer.status,
      headers: { date, 'content-type': 'application/json' },
    });
  };
  const toKong = async (path: string, text: string): Promise<Response> => {
    options.onLeave();
    const payloads = [JSON.parse(text)].flat() as readonly DestinationPayload[];
    const { status, body } = await options.cross('destination.send', () => {
      options.onSend(payloads);
      return answerKong(options.destination, { path, payloads }, options.sending());
    });
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  };
  const toRecords = async (records: SimRecords, url: URL, init: RequestInit): Promise<Response> => {
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as DestinationPayload) : undefined;
    const path = url.pathname.replace(/^\/api/, records.root);
    url.searchParams.delete('customer_id'); // it ignores this filter, so rows of other customers come too
    const call = { method: init.method ?? 'GET', path, query: url.searchParams, headers: headersOf(init), body };
    const written = writtenBy(records, call);
    if (written) options.onLeave();
    const { status, body: answer } = await options.cross('destination.send', () => {
      if (written) options.onSend([written]);
      return answerRecord(options.destination, records, call, options.sending());
    });
    return Response.json(answer, { status });
  };
  return (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.hostname.includes('.siesa.')) return toSiesa(url);
    const { records } = options.destination;
    return records ? toRecords(records, url, init) : toKong(url.pathname, init.body as string);
  };
};

/** With names in lower case, as a server reads them. */
const headersOf = ({ headers }: RequestInit): Readonly<Record<string, string>> =>
  Object.fromEntries(new Headers(headers));

const answerSiesa = ({ systems, siesa }: HttpFetchOptions, url: URL): SourceAnswer => {
  if (siesa.fault === 'one 401' && (siesa.callsBeforeRefusal -= 1) === 0)
    return { status: 401, body: { error: 'Unauthorized' } };
  return simSources[systems.dialect].answer(siesa, url, systems);
};

/** JSON, as UTF-8 or, at fault, as Latin 1. */
const bytesOf = (body: unknown, siesa: SimSiesa): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(textOf(body, siesa), siesa.fault === 'other encoding' ? 'latin1' : 'utf8'));

/** JSON. At fault the row of one item has its quantity twice. */
const textOf = (body: unknown, { fault, ids: [struck = ''] }: SimSiesa): string => {
  const text = JSON.stringify(body);
  if (fault !== 'key twice') return text;
  return text
    .replace(`"f_codigo":"${struck}"`, `"f_cantidad":"77",$&`)
    .replace(`"f120_id":${struck},`, `"f120_cantidad":"77",$&`);
};
