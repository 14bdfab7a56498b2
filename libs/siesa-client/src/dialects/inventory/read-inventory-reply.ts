import { type ReadBody, retryAfterMs } from '@siesa-integration/outgoing-http';
import { SiesaAuthenticationFailed, SiesaContractBroken, SiesaUnavailable } from '../../siesa-errors.ts';
import type { SiesaReply, SiesaVerdict } from '../../calls/siesa-reply.ts';
import { headerClaims, type PageClaims } from '../../reading/page-claims.ts';
import { shapeOf } from '../../reading/shape-of.ts';
import { foldText, saysNoRows, wordsOf } from '../../reading/siesa-words.ts';

/** A minute, the limit's own window, when a 429 does not announce a wait. */
const defaultPauseMs = 60_000;

interface InventoryQuestion {
  readonly subject: string;
  readonly host: string;
  readonly secretName: string;
  /** Whether a page after the first is asked for. @defaultValue false */
  readonly later?: boolean;
  /** Siesa's own clock, else ours, milliseconds since 1970: `Retry-After` may be a date. */
  readonly now: number;
}

/** An answer whose status is not a refusal: `value` is its JSON, absent where it has none (204, a bare 404). */
export interface InventoryAnswer {
  readonly status: number;
  readonly value?: unknown;
  /** A 404 with a page of HTML: past the end of a list, or the answer of a gateway. */
  readonly html?: true;
  /** A part was not UTF-8. */
  readonly damaged?: true;
  /** What the headers state about the whole list. */
  readonly claims?: PageClaims;
  /** As in `SiesaReply`. */
  readonly quote: SiesaReply['quote'];
}

/** Concludes from status and body what an answer of dialect `inventory` means, before its shape is looked at. Pure. */
export const readInventoryReply = (
  reply: SiesaReply,
  { subject, host, secretName, later = false, now }: InventoryQuestion,
): SiesaVerdict<InventoryAnswer> => {
  const { status, headers, body, quote } = reply;
  const words = status < 400 ? '' : quotedWords(reply);
  if (status === 429) return { kind: 'wait', waitMs: retryAfterMs(headers.get('retry-after'), now) ?? defaultPauseMs };
  if (status === 401 || status === 403) {
    return {
      kind: 'keys',
      error: new SiesaAuthenticationFailed(
        `Siesa at '${host}' refused the key in '${secretName}' (${String(status)}${words}). Put the client's current key there.`,
      ),
    };
  }
  if (status === 408 || status >= 500) {
    return {
      kind: 'retry',
      error: new SiesaUnavailable(
        `Siesa answered ${subject} with ${String(status)}${words}. Nothing to do if it ends by itself; else ask Siesa's support.`,
      ),
    };
  }
  if (status === 404 || (pastTheEnd.has(status) && later && saysPastTheEnd(words)))
    return {
      kind: 'value',
      value: {
        status: 404,
        quote,
        ...(body.kind === 'json' && { value: body.value }),
        ...(body.kind === 'unreadable' && body.problem === 'HTML' && { html: true }),
      },
    };
  if (status >= 400) {
    return {
      kind: 'stop',
      error: new SiesaContractBroken(
        `Siesa refused ${subject} with ${String(status)}${words === '' ? `: ${shapeOf(body.kind === 'json' ? body.value : body.kind)}` : words}. Ask Siesa's support.`,
      ),
    };
  }
  return status === 202 ? { kind: 'retry', error: notAnswered(subject) } : readBody(reply, subject);
};

/** A 202 has taken the question; what stands in it is not the answer. */
const notAnswered = (subject: string): SiesaUnavailable =>
  new SiesaUnavailable(
    `Siesa answered ${subject} with 202: it has not read its records yet. Nothing to do if it ends by itself; else ask Siesa's support.`,
  );

/** How servers answer a page after the last, besides an empty page, 404 and 204. */
const pastTheEnd = new Set([400, 416, 422]);

const saysPastTheEnd = (words: string): boolean =>
  /\b(?:page|pagina|offset|range|rango)\b/.test(foldText(words)) || saysNoRows(words);

/** Siesa's own words as a part of a message, with what leads to them; empty without any. */
const quotedWords = ({ body, quote }: SiesaReply): string => {
  const words = quote(body.kind === 'json' ? wordsOf(body.value) : plainText(body));
  return words === '' ? '' : `: "${words}"`;
};

/** Plain text of an answer; HTML is a gateway's page, which has no short message. */
const plainText = (body: ReadBody): string =>
  body.kind === 'unreadable' && body.problem !== 'HTML' ? (body.text ?? '').trim() : '';

const readBody = ({ body, status, headers, quote }: SiesaReply, subject: string): SiesaVerdict<InventoryAnswer> => {
  switch (body.kind) {
    case 'json':
      return {
        kind: 'value',
        value: {
          status,
          value: body.value,
          quote,
          claims: { ...headerClaims(headers), ...(status === 206 && { more: true }) },
          ...(body.damaged && { damaged: true }),
        },
      };
    case 'empty':
      if (status === 204) return { kind: 'value', value: { status, quote } };
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
