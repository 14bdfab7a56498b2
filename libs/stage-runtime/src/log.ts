import { redactDeep, type Redactor } from '@siesa-integration/outgoing-http';
import type { Log } from '@siesa-integration/sync-pipeline';
import { pino, type Logger } from 'pino';

export interface LogOptions {
  /** The component that writes the lines, for example `loader`. */
  readonly component: string;
  /** The lowest level that is written: `DEBUG`, `INFO`, `WARN` or `ERROR`. @defaultValue `INFO` */
  readonly level?: string;
  /** In `prod` nothing below INFO is written, because DEBUG lines may hold rows. */
  readonly environment?: string;
  /** Removes secrets from every text of a line. @defaultValue none is removed */
  readonly redact?: Redactor;
  /** @defaultValue standard output */
  readonly write?: (line: string) => void;
}

/**
 * Writes one JSON line for each event: `timestamp`, `level`, `component`, `message`, `metadata`, and all that was bound (`client_id`, `sync_id`, `product_type`).
 *
 * @example
 * const log = createLog({ component: 'loader' }).with({ client_id: 'cliente-a' });
 * log.info('part loaded', { accepted: 998 });
 * // {"level":"INFO","timestamp":"2025-01-15T10:00:00.000Z","component":"loader","client_id":"cliente-a","message":"part loaded","metadata":{"accepted":998}}
 */
export const createLog = ({
  component,
  level = 'INFO',
  environment,
  redact,
  write = toStandardOutput,
}: LogOptions): Log => {
  const { allowed, refused } = allowedLevel(level, environment);
  const logger = pino(
    {
      level: allowed,
      messageKey: 'message',
      base: { component },
      timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label.toUpperCase() }) },
    },
    { write },
  );
  if (refused) logger.warn(`LOG_LEVEL ${level} is not allowed here; using ${allowed.toUpperCase()}`);
  return logThrough(logger, redact && redacting(redact));
};

/** Writes to the stream, not to the file descriptor: the emulated host runs functions in threads and must tell their lines apart. */
const toStandardOutput = (line: string): void => {
  process.stdout.write(line);
};

const levels = ['debug', 'info', 'warn', 'error'];

const allowedLevel = (
  level: string,
  environment: string | undefined,
): { readonly allowed: string; readonly refused: boolean } => {
  const wanted = level.toLowerCase();
  const refused = !levels.includes(wanted) || (wanted === 'debug' && environment === 'prod');
  return { allowed: refused ? 'info' : wanted, refused };
};

type Metadata = Readonly<Record<string, unknown>> | undefined;
type Clean = (message: string, metadata: Metadata) => readonly [message: string, metadata: unknown];

const redacting =
  (redact: Redactor): Clean =>
  (message, metadata) => [redact(message), redactDeep(metadata, redact)];

const logThrough = (logger: Logger, clean: Clean = (message, metadata) => [message, metadata]): Log => {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error'): Log['info'] =>
    (text, details) => {
      const [message, metadata] = clean(text, details);
      logger[level]({ metadata }, message);
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (bindings) => logThrough(logger.child(bindings), clean),
  };
};
