import type { Log, Slice } from '@siesa-integration/sync-pipeline';
import { plainError } from './plain-error.ts';
import { createLog } from './log.ts';

/** What Lambda says of an invocation, as far as a stage asks. */
export interface InvocationContext {
  readonly getRemainingTimeInMillis: () => number;
  readonly awsRequestId?: string;
}

export type StageHandler<Answer> = (event: unknown, context: InvocationContext) => Promise<Answer>;

export interface StageOptions {
  /** @defaultValue a log on standard output, by `LOG_LEVEL` and `ENVIRONMENT` */
  readonly log?: Log;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
}

/**
 * Makes a stage of the pipeline a Lambda handler: parses the event, runs the stage, logs its end once.
 *
 * An error goes through under its own name, which the state machine matches on. A failed invocation must look failed.
 *
 * @example
 * export const handler = stage('loader', parseLoadRequest, (request, slice) => load(request, ports, slice));
 */
export const stage = <Request, Answer>(
  component: string,
  parse: (event: unknown) => Request,
  run: (request: Request, slice: Slice) => Promise<Answer>,
  { log = logOfProcess(component), clock = Date.now }: StageOptions = {},
): StageHandler<Answer> => {
  return async (event, context) => {
    const started = clock();
    const lines = log.with(subjectOf(event));
    try {
      const answer = await run(parse(event), { remainingMs: () => context.getRemainingTimeInMillis() });
      lines.info(`${component} done`, { ...figuresOf(answer), duration_ms: clock() - started });
      return answer;
    } catch (error) {
      const plain = plainError(error);
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

const logOfProcess = (component: string): Log => {
  const { LOG_LEVEL: level, ENVIRONMENT: environment } = process.env;
  return createLog({ component, ...(level && { level }), ...(environment && { environment }) });
};

/** Who an event is about, from its own words: it is not parsed yet, and a refused event should name its client too. */
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

/** The numbers of an answer: counts say how it went, and nothing of a record is a number there. */
const figuresOf = (answer: unknown): Record<string, unknown> =>
  isRecord(answer)
    ? Object.fromEntries(
        Object.entries(answer).filter(([, value]) => typeof value === 'number' || typeof value === 'boolean'),
      )
    : {};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
