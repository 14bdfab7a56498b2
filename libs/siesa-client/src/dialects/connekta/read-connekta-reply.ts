import { type IntegrationError, type ReadBody, retryAfterMs } from '@siesa-integration/outgoing-http';
import { shapeOf } from '../../reading/shape-of.ts';
import {
  settingsInvalid,
  SiesaAuthenticationFailed,
  SiesaContractBroken,
  SiesaUnavailable,
} from '../../siesa-errors.ts';
import type { SiesaReply, SiesaVerdict } from '../../calls/siesa-reply.ts';
import { alertIn, type ConnektaAnswer, foldAccents, readDetail, readEnvelope } from './connekta-answer.ts';

interface ConnektaQuestion {
  /** For messages, for example `page 2 of API_v2_Items`. */
  readonly subject: string;
  readonly query: string;
  readonly secretName: string;
  /** Siesa's own clock, else ours, milliseconds since 1970. */
  readonly now: number;
}

type Verdict = SiesaVerdict<ConnektaAnswer>;

const noRows: Verdict = { kind: 'value', value: { list: [] } };

/** Concludes what an answer of Connekta means, in the order of the table in docs/reference/siesa.md#connekta-replies. Pure. */
export const readConnektaReply = (reply: SiesaReply, question: ConnektaQuestion): Verdict => {
  const { status, headers, body } = reply;
  if (status === 429)
    return {
      kind: 'wait',
      waitMs:
        retryAfterMs(headers.get('connekta-rate-limit-reset') ?? headers.get('retry-after'), question.now) ?? 60_000,
    };
  if (status === 401 || status === 403) return { kind: 'keys', error: refusedKeys(status, question) };
  if (body.kind !== 'json') return { kind: 'retry', error: unreadable(body, status, question.subject) };

  const envelope = readEnvelope(body.value);
  if (envelope?.code === 0 && status < 300) return readSuccess(envelope.detail, question);
  return readRefusal(status, envelope?.words ?? shapeOf(body.value), envelope !== undefined || status >= 400, question);
};

const refusedKeys = (status: number, { query, secretName }: ConnektaQuestion): IntegrationError =>
  new SiesaAuthenticationFailed(
    `Siesa refused the query '${query}' (${String(status)}), which means one of two things: the keys in '${secretName}' are not the client's, or no query of that name exists for them. See both in Connekta's console.`,
  );

const unreadable = (body: Exclude<ReadBody, { kind: 'json' }>, status: number, subject: string): IntegrationError => {
  if (body.kind === 'cut')
    return new SiesaUnavailable(
      `Siesa's answer to ${subject} was cut short. Nothing to do if it ends by itself; else ask Siesa's support.`,
      { cause: body.cause },
    );
  if (body.kind === 'empty')
    return new SiesaUnavailable(
      `Siesa answered ${subject} with an empty body (${String(status)}). Nothing to do if it ends by itself; else ask Siesa's support.`,
    );
  if (status >= 500)
    return new SiesaUnavailable(
      `Siesa answered ${subject} with ${body.problem} (${String(status)}). Nothing to do if it ends by itself; else ask Siesa's support.`,
    );

  return new SiesaContractBroken(
    `Siesa answered ${subject} with ${body.problem} (${String(status)}) instead of records. See what lies at the client's siesa_api_url.`,
  );
};

const readSuccess = (detail: unknown, { subject }: ConnektaQuestion): Verdict => {
  const answer = readDetail(detail);
  if ('problem' in answer)
    return {
      kind: 'stop',
      error: new SiesaContractBroken(
        `Siesa answered ${subject} with ${answer.problem} as 'detalle'; records were expected. Ask Siesa's support.`,
      ),
    };
  const alert = alertIn(answer.list);
  if (alert === undefined) return { kind: 'value', value: answer };

  return saysNoRows(alert) ? noRows : { kind: 'stop', error: refused(subject, alert) };
};

const readRefusal = (status: number, words: string, known: boolean, { subject, query }: ConnektaQuestion): Verdict => {
  const folded = foldAccents(words);
  if (saysNoRows(folded) && status < 500) return noRows;
  if (/deadlock|timeout expired/.test(folded)) return { kind: 'retry', error: busy(subject, status) };
  if (/invalid column name|invalid object name|formato correcto/.test(folded))
    return { kind: 'stop', error: wrongQuery(query, words) };
  if (status === 408 || status >= 500) return { kind: 'retry', error: busy(subject, status) };
  if (!known)
    return {
      kind: 'stop',
      error: new SiesaContractBroken(
        `Siesa answered ${subject} with ${words}; records were expected. Ask Siesa's support.`,
      ),
    };

  return { kind: 'stop', error: refused(subject, words) };
};

const saysNoRows = (text: string): boolean =>
  /no se encontraron registros|sin datos|sin registros/.test(foldAccents(text));

const busy = (subject: string, status: number): IntegrationError =>
  new SiesaUnavailable(
    `Siesa answered ${subject} with ${String(status)}. Nothing to do if it ends by itself; else ask Siesa's support.`,
  );

const wrongQuery = (query: string, words: string): IntegrationError =>
  settingsInvalid(
    `The query '${query}' does not fit this Siesa: "${words.slice(0, 300)}". Correct siesa_query, siesa_joins or siesa_changed_column in the client's settings.`,
    'SIESA_QUERY',
  );

const refused = (subject: string, words: string): IntegrationError =>
  new SiesaContractBroken(
    `Siesa refused ${subject}: "${words.slice(0, 300)}". Compare the client's settings with the query in Connekta's console.`,
  );
