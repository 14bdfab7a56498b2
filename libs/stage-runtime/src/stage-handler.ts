import { isRecord, type Redactor } from '@siesa-integration/outgoing-http';
import type { Log, Slice } from '@siesa-integration/sync-pipeline';
import { plainError, redactedError } from './plain-error.ts';

/** A stage with its ports, as any host calls it: an unparsed event in, the stage's answer out. */
export type StageHandler<Answer> = (event: unknown, slice: Slice) => Promise<Answer>;

export interface StageHandlerOptions {
  readonly log: Log;
  /** Removes secrets from what is logged and thrown. @defaultValue none is removed, for stages that read no secret */
  readonly redact?: Redactor | undefined;
  /** Milliseconds since 1970. @defaultValue `Date.now` */
  readonly clock?: () => number;
}

/**
 * Makes a handler of a stage: parses the event, runs the stage, logs its end once.
 *
 * An error keeps its name, because the state machine matches on it. The handler never turns an error into an answer.
 *
 * @example
 * const handle = stageHandler('loader', parseLoadRequest, (request, slice) => load(request, ports, slice), { log });
 * await handle(event, { remainingMs: () => 300_000 });
 */
export const stageHandler =
  <Request, Answer>(
    component: string,
    parse: (event: unknown) => Request,
    run: (request: Request, slice: Slice) => Promise<Answer>,
    { log, redact, clock = Date.now }: StageHandlerOptions,
  ): StageHandler<Answer> =>
  async (event, slice) => {
    const started = clock();
    const lines = log.with(subjectOf(event));
    try {
      const answer = await run(parse(event), slice);
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
