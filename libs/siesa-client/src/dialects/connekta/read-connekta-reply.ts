import { type IntegrationError, type ReadBody, retryAfterMs } from '@siesa-integration/outgoing-http';
import { shapeOf } from '../../reading/shape-of.ts';
import {
  settingsInvalid,
  SiesaAuthenticationFailed,
  SiesaContractBroken,
  SiesaUnavailable,
} from '../../siesa-errors.ts';
import type { SiesaReply, SiesaVerdict } from '../../calls/siesa-reply.ts';
import { foldText, wordsOf } from '../../reading/siesa-words.ts';
import { alertIn, type ConnektaAnswer, failureIn, readDetail, readEnvelope } from './connekta-answer.ts';

interface ConnektaQuestion {
  /** For messages, for example `page 2 of API_v2_Items`. */
  readonly subject: string;
  readonly query: string;
  readonly secretName: string;
  /** Siesa's own clock, else ours, milliseconds since 1970. */
  readonly now: number;
}

type Verdict = SiesaVerdict<ConnektaAnswer>;

const noRows: Verdict = { kind: 'value', value: { list: [], claims: {} } };

/** Concludes what an answer of Connekta means, in the order of the table in docs/reference/siesa.md#connekta-replies. Pure. */
export const readConnektaReply = (reply: SiesaReply, question: ConnektaQuestion): Verdict => {
  const { status, headers, body, quote } = reply;
  if (status === 429)
    return {
      kind: 'wait',
      waitMs:
        retryAfterMs(headers.get('connekta-rate-limit-reset') ?? headers.get('retry-after'), question.now) ?? 60_000,
    };
  if (status === 401 || status === 403) return { kind: 'keys', error: refusedKeys(reply, question) };
  if (body.kind !== 'json') return { kind: 'retry', error: unreadable(body, status, question.subject) };

  const envelope = readEnvelope(body.value);
  if (status === 202) return { kind: 'retry', error: busy(question.subject, status, quote(envelope?.words ?? '')) };
  if (envelope?.code === 0 && status < 300) return readSuccess(body, envelope.detail, reply, question);
  const words = (envelope?.words ?? '') || wordsOf(body.value);
  return readRefusal(
    { status, words: words || shapeOf(body.value), quoted: quote(words || shapeOf(body.value)) },
    envelope !== undefined || status >= 400,
    question,
  );
};

const refusedKeys = (
  { status, body, quote }: SiesaReply,
  { query, secretName }: ConnektaQuestion,
): IntegrationError => {
  const words = body.kind === 'json' ? quote(readEnvelope(body.value)?.words ?? wordsOf(body.value)) : '';
  return new SiesaAuthenticationFailed(
    `Siesa refused the query '${query}' (${String(status)}${words === '' ? '' : `: "${words}"`}), which means one of three things: the keys in '${secretName}' are not the client's, no query of that name exists for them, or the query was edited in Connekta's console, which takes its permissions away. See all three there.`,
  );
};

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

const readSuccess = (
  { value, damaged }: Extract<ReadBody, { kind: 'json' }>,
  detail: unknown,
  { quote }: SiesaReply,
  { subject }: ConnektaQuestion,
): Verdict => {
  const answer = readDetail(detail);
  if ('problem' in answer)
    return {
      kind: 'stop',
      error: new SiesaContractBroken(
        `Siesa answered ${subject} with ${answer.problem} as 'detalle'; records were expected. Ask Siesa's support.`,
      ),
    };
  const words = alertIn(answer.list) ?? failureIn(value, answer.list.length);
  if (words === undefined) return { kind: 'value', value: { ...answer, ...(damaged && { damaged }) } };

  return saysNoRows(words) ? noRows : { kind: 'stop', error: refused(subject, quote(words)) };
};

interface Refusal {
  readonly status: number;
  /** Siesa's own text, for comparison alone. */
  readonly words: string;
  /** The same, for messages. */
  readonly quoted: string;
}

const readRefusal = (
  { status, words, quoted }: Refusal,
  known: boolean,
  { subject, query }: ConnektaQuestion,
): Verdict => {
  const folded = foldText(words);
  if (saysNoRows(folded) && status < 500) return noRows;
  if (/deadlock|timeout expired/.test(folded)) return { kind: 'retry', error: busy(subject, status, quoted) };
  if (queryIsWrong.test(folded)) return { kind: 'stop', error: wrongQuery(query, quoted) };
  if (status === 408 || status >= 500) return { kind: 'retry', error: busy(subject, status, quoted) };
  if (!known)
    return {
      kind: 'stop',
      error: new SiesaContractBroken(
        `Siesa answered ${subject} with ${quoted}; records were expected. Ask Siesa's support.`,
      ),
    };

  return { kind: 'stop', error: refused(subject, quoted) };
};

const saysNoRows = (text: string): boolean =>
  /no se encontraron registros|sin datos|sin registros/.test(foldText(text));

/** How SQL Server, in English and Spanish, reports that a query cannot run: another attempt gets the same answer. */
const queryIsWrong = new RegExp(
  [
    'invalid (?:column|object) name|formato correcto|nombre de (?:columna|objeto) .*no (?:es )?valid|(?:columna|objeto) no valid',
    'order by clause is invalid|clausula order by no es valida|incorrect syntax|sintaxis incorrecta',
    'multi-part identifier|identificador (?:formado por )?varias partes|ambiguous column|nombre de columna ambiguo',
    'conversion failed|error (?:al convertir|converting|de conversion)|arithmetic overflow|desbordamiento aritmetico|divide by zero|division (?:por|entre) cero',
    'could not find stored procedure|no se encontro el procedimiento|permission was denied|se denego el permiso',
    'must declare the scalar variable|debe declarar la variable|each group by|not contained in either an aggregate|would be truncated',
  ].join('|'),
);

const busy = (subject: string, status: number, quoted: string): IntegrationError =>
  new SiesaUnavailable(
    `Siesa answered ${subject} with ${String(status)}: "${quoted}". Nothing to do if it ends by itself; else ask Siesa's support.`,
  );

const wrongQuery = (query: string, words: string): IntegrationError =>
  settingsInvalid(
    `The query '${query}' does not fit this Siesa: "${words}". Correct siesa_query, siesa_joins or siesa_changed_column in the client's settings.`,
    'SIESA_QUERY',
  );

const refused = (subject: string, words: string): IntegrationError =>
  new SiesaContractBroken(
    `Siesa refused ${subject}: "${words}". Compare the client's settings with the query in Connekta's console.`,
  );
