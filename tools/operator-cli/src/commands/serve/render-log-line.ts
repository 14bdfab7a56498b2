import type { paintFor } from '../../terminal/terminal.ts';

interface LogLine {
  readonly level: string;
  readonly timestamp: string;
  readonly message: string;
  readonly client_id?: string;
  readonly metadata?: { readonly client_id?: string };
}

const ownFields: ReadonlySet<string> = new Set(['level', 'timestamp', 'component', 'message', 'metadata', 'client_id']);

/**
 * A line of the log for a terminal.
 *
 * @param line - JSON
 *
 * @example
 * renderLogLine(line, paint); // '06:00:12 INFO cliente-a The sync succeeded sync_id=sync-… accepted=998'
 */
export const renderLogLine = (line: string, { red, yellow }: ReturnType<typeof paintFor>): string => {
  const document = JSON.parse(line) as LogLine;
  const { level, timestamp, message, metadata } = document;
  const client = document.client_id ?? metadata?.client_id;
  const text = [
    new Date(timestamp).toTimeString().slice(0, 8),
    level,
    ...(client === undefined ? [] : [client]),
    message,
    ...Object.entries({ ...document, ...metadata }).flatMap(([name, value]) =>
      ownFields.has(name) ? [] : [`${name}=${asText(value)}`],
    ),
  ].join(' ');
  if (level === 'ERROR') return `${red(text)}\n`;
  return `${level === 'WARN' ? yellow(text) : text}\n`;
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
