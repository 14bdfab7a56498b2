import { isRecord, type Redactor } from '@siesa-integration/outgoing-http';
import type { Log, Slice } from '@siesa-integration/sync-pipeline';
import { createLog } from '../observability/log.ts';
import { plainError, redactedError } from './plain-error.ts';

/** The part of Lambda's invocation context that a stage uses. */
export interface LambdaContext {
  readonly getRemainingTimeInMillis: () => number;
  readonly awsRequestId?: string;
}

export type LambdaHandler<Answer> = (event: unknown, context: LambdaContext) => Promise<Answer>;

export interface LambdaHandlerOptions {
  /** @defaultValue a log on standard output, by `LOG_LEVEL` and `ENVIRONMENT` */
  readonly log?: Log;
  /** Removes secrets from what is logged and thrown. @defaultValue none is removed, for functions that read no secret */
  readonly redact?: Redactor;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
}

/**
 * Makes a Lambda handler of a stage: parses the event, runs the stage, logs its end once.
 *
 * An error keeps its name, because the state machine matches on it. The handler never turns an error into an answer.
 *
 * @example
 * export const handler = lambdaHandler('loader', parseLoadRequest, (request, slice) => load(request, ports, slice));
 */
export const lambdaHandler = <Request, Answer>(
  component: string,
  parse: (event: unknown) => Request,
  run: (request: Request, slice: Slice) => Promise<Answer>,
  { redact, log = processLog(component, redact), clock = Date.now }: LambdaHandlerOptions = {},
): LambdaHandler<Answer> => {
  return async (event, context) => {
    const started = clock();
    const lines = log.with(subjectOf(event));
    try {
      const answer = await run(parse(event), { remainingMs: () => context.getRemainingTimeInMillis() });
      lines.info(`${component} done`, { ...countsOf(answer), duration_ms: clock() - started });
      return answer;
    } catch (error) {
      const plain = redact ? redactedError(plainError(error), redact) : plainError(error);
      lines.error(plain.message, {
        error: plain.name,
        code: plain.code,
        kind: plain.kind,
        duration_ms: clock() - started,
      });
      throw plain;
    }
  };
};

const processLog = (component: string, redact: Redactor | undefined): Log => {
  const { LOG_LEVEL: level, ENVIRONMENT: environment } = process.env;
  return createLog({
    component,
    ...(level && { level }),
    ...(environment && { environment }),
    ...(redact && { redact }),
  });
};

/** Client, sync and destination, read from the raw event so that the log line of a refused event names its client too. */
const subjectOf = (event: unknown): Record<string, string> => {
  const fields = isRecord(event) ? event : {};
  const request = isRecord(fields['request']) ? fields['request'] : {};
  const subject = {
    client_id: fields['client_id'] ?? request['client_id'] ?? request['tenantId'],
    sync_id: fields['sync_id'],
    product_type: fields['product_type'],
  };
  return Object.fromEntries(
    Object.entries(subject).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
};

/** Only the numbers and booleans of an answer: none of them comes from a record. */
const countsOf = (answer: unknown): Record<string, unknown> =>
  isRecord(answer)
    ? Object.fromEntries(
        Object.entries(answer).filter(([, value]) => typeof value === 'number' || typeof value === 'boolean'),
      )
    : {};
