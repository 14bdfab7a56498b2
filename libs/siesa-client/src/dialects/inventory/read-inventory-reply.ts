import { type ReadBody, retryAfterMs } from '@siesa-integration/outgoing-http';
import { SiesaAuthenticationFailed, SiesaContractBroken, SiesaUnavailable } from '../../siesa-errors.ts';
import type { SiesaReply, SiesaVerdict } from '../../calls/siesa-reply.ts';
import { shapeOf } from '../../reading/shape-of.ts';

/** A minute, the limit's own window, when a 429 does not announce a wait. */
const defaultPauseMs = 60_000;

interface InventoryQuestion {
  readonly subject: string;
  readonly host: string;
  readonly secretName: string;
  /** Siesa's own clock, else ours, milliseconds since 1970: `Retry-After` may be a date. */
  readonly now: number;
}

/** An answer whose status is not a refusal: `value` is its JSON, absent where it has none (204, a bare 404). */
export interface InventoryAnswer {
  readonly status: number;
  readonly value?: unknown;
  /** A 404 with a page of HTML: past the end of a list, or the answer of a gateway. */
  readonly html?: true;
}

/** Concludes from status and body what an answer of dialect `inventory` means, before its shape is looked at. Pure. */
export const readInventoryReply = (
  reply: SiesaReply,
  { subject, host, secretName, now }: InventoryQuestion,
): SiesaVerdict<InventoryAnswer> => {
  const { status, headers, body } = reply;
  if (status === 429) return { kind: 'wait', waitMs: retryAfterMs(headers.get('retry-after'), now) ?? defaultPauseMs };
  if (status === 401 || status === 403) {
    return {
      kind: 'keys',
      error: new SiesaAuthenticationFailed(
        `Siesa at '${host}' refused the key in '${secretName}' (${String(status)}). Put the client's current key there.`,
      ),
    };
  }
  if (status === 408 || status >= 500) {
    return {
      kind: 'retry',
      error: new SiesaUnavailable(
        `Siesa answered ${subject} with ${String(status)}. Nothing to do if it ends by itself; else ask Siesa's support.`,
      ),
    };
  }
  if (status === 404)
    return {
      kind: 'value',
      value: {
        status,
        ...(body.kind === 'json' && { value: body.value }),
        ...(body.kind === 'unreadable' && body.problem === 'HTML' && { html: true }),
      },
    };
  if (status >= 400) {
    return {
      kind: 'stop',
      error: new SiesaContractBroken(
        `Siesa refused ${subject} with ${String(status)}: ${shapeOf(body.kind === 'json' ? body.value : body.kind)}. Ask Siesa's support.`,
      ),
    };
  }
  return readBody(body, status, subject);
};

const readBody = (body: ReadBody, status: number, subject: string): SiesaVerdict<InventoryAnswer> => {
  switch (body.kind) {
    case 'json':
      return { kind: 'value', value: { status, value: body.value } };
    case 'empty':
      if (status === 204) return { kind: 'value', value: { status } };
      return {
        kind: 'retry',
        error: new SiesaContractBroken(
          `Siesa answered ${subject} with an empty body. Ask Siesa's support if it goes on.`,
        ),
      };
    case 'unreadable':
      return {
        kind: 'retry',
        error: new SiesaContractBroken(
          `Siesa answered ${subject} with ${body.problem} instead of records. See what lies at the client's siesa_api_url.`,
        ),
      };
    case 'cut':
      return {
        kind: 'retry',
        error: new SiesaUnavailable(
          `Siesa's answer to ${subject} was cut short. Nothing to do if it ends by itself; else ask Siesa's support.`,
          { cause: body.cause },
        ),
      };
  }
};
