import type { Redactor } from '@siesa-integration/outgoing-http';
import { stageHandler, type StageHandlerOptions } from '@siesa-integration/stage-runtime';
import { createLog } from '@siesa-integration/stage-runtime/log';
import type { Log, Slice } from '@siesa-integration/sync-pipeline';

/** The part of Lambda's invocation context that a stage uses. */
export interface LambdaContext {
  readonly getRemainingTimeInMillis: () => number;
  readonly awsRequestId?: string;
}

export type LambdaHandler<Answer> = (event: unknown, context: LambdaContext) => Promise<Answer>;

export interface LambdaHandlerOptions extends Omit<StageHandlerOptions, 'log'> {
  /** @defaultValue a log on standard output, by `LOG_LEVEL` and `ENVIRONMENT` */
  readonly log?: Log;
}

/**
 * Makes a Lambda handler of a stage.
 *
 * @example
 * export const handler = lambdaHandler('loader', parseLoadRequest, (request, slice) => load(request, ports, slice));
 */
export const lambdaHandler = <Request, Answer>(
  component: string,
  parse: (event: unknown) => Request,
  run: (request: Request, slice: Slice) => Promise<Answer>,
  { log, ...options }: LambdaHandlerOptions = {},
): LambdaHandler<Answer> => {
  const handle = stageHandler(component, parse, run, { log: log ?? processLog(component, options.redact), ...options });
  return (event, context) => handle(event, { remainingMs: () => context.getRemainingTimeInMillis() });
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
