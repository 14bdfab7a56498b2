import { join } from 'node:path';
import { isRecord, meantName } from '@siesa-integration/canonical-model';
import { addressProblem } from '@siesa-integration/outgoing-http';
import * as v from 'valibot';
import { parseJson, readTextIfThere } from '../folder/read-json-file.ts';
import { LocalHostError } from '../host/local-host-error.ts';

const text = v.pipe(v.string('Expected a text'), v.nonEmpty('Expected a text that is not empty'));
const secretName = text;
const expectedPort = 'Expected a port';
const mailAddress = v.pipe(
  text,
  v.regex(/^[^\s@<>]+@[^\s@<>]+$/, 'Expected a mail address, such as "ops@example.com"'),
);
const loopbackHosts: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

const smtp = v.pipe(
  v.object({
    host: text,
    port: v.optional(
      v.pipe(
        v.number(expectedPort),
        v.integer(expectedPort),
        v.minValue(1, expectedPort),
        v.maxValue(65_535, expectedPort),
      ),
    ),
    /** `starttls` begins in plain text and refuses to go on without TLS; `implicit` begins with TLS. */
    tls: v.optional(
      v.picklist(
        ['starttls', 'implicit', 'none'],
        'Expected "starttls", "implicit", or "none" for a server on this machine',
      ),
      'starttls',
    ),
    from: mailAddress,
    to: v.pipe(
      v.array(mailAddress, 'Expected a list of mail addresses'),
      v.minLength(1, 'Expected at least one mail address'),
    ),
    /** Of user and password. Absent: the server takes mail without them. */
    secret: v.optional(secretName),
  }),
  v.forward(
    v.check(
      ({ host, tls }) => tls !== 'none' || loopbackHosts.includes(host),
      'Expected TLS, because mail to another machine can be read on its way; "none" is for a server on this machine',
    ),
    ['tls'],
  ),
);

const webhook = v.object({
  url: v.pipe(
    text,
    v.check(
      (url) => webhookProblem(url) === undefined,
      ({ input }) => `Expected an address that may be called, but ${webhookProblem(input) ?? ''}`,
    ),
  ),
  secret: secretName,
});

const webhookProblem = (url: string): string | undefined => addressProblem(url, { allowLoopbackHttp: true });

const chat = v.object({ secret: secretName });

const channelSettings = { smtp, webhook, slack: chat, teams: chat };

/** `DIR/alerts.json`: where the alerts of a folder are delivered. A channel that is not named gets none. */
const alertSettings = v.pipe(
  v.custom<object>(isRecord),
  v.object({
    smtp: v.optional(smtp),
    webhook: v.optional(webhook),
    slack: v.optional(chat),
    teams: v.optional(chat),
  }),
);

export type AlertSettings = v.InferOutput<typeof alertSettings>;
export type ChannelName = keyof typeof channelSettings;
export type SmtpSettings = v.InferOutput<typeof smtp>;

/** The settings, and one sentence for each name in them that nothing reads. */
export interface ReadAlertSettings {
  readonly settings: AlertSettings;
  readonly warnings: readonly string[];
}

/**
 * Reads `DIR/alerts.json`. Without the file there is no channel.
 *
 * @throws LocalHostError `ALERTS_INVALID`, with each path that is wrong, and `NOT_JSON`.
 */
export const readAlertSettings = async (folder: string): Promise<ReadAlertSettings> => {
  const file = join(folder, 'alerts.json');
  const content = await readTextIfThere(file);
  if (content === undefined) return { settings: {}, warnings: [] };
  const document = parseJson(file, content);
  const read = v.safeParse(alertSettings, document);
  if (!read.success) throw invalid(file, read.issues);
  return { settings: read.output, warnings: unknownNames(file, document) };
};

const invalid = (
  file: string,
  issues: readonly { readonly message: string; readonly path?: readonly { readonly key: unknown }[] | undefined }[],
): LocalHostError => {
  const problems = issues.map(({ path = [], message }) =>
    path.length === 0 ? 'Expected an object with smtp, webhook, slack or teams' : `${pathOf(path)}: ${message}`,
  );
  return new LocalHostError(
    'ALERTS_INVALID',
    `'${file}' cannot be used: ${problems.join('; ')}. Correct it, and try it with \`siesa-sync alerts test\`.`,
  );
};

const pathOf = (path: readonly { readonly key: unknown }[]): string => path.map(({ key }) => String(key)).join('.');

const unknownNames = (file: string, document: unknown): readonly string[] => {
  if (!isRecord(document)) return [];
  const channels = Object.keys(channelSettings);
  return Object.entries(document).flatMap(([name, settings]) => {
    const channel = channels.find((known) => known === name) as ChannelName | undefined;
    if (channel === undefined) return [unread(file, name, channels)];
    const known = Object.keys(entriesOf(channel));
    return Object.keys(isRecord(settings) ? settings : {})
      .filter((key) => !known.includes(key))
      .map((key) =>
        unread(
          file,
          `${channel}.${key}`,
          known.map((entry) => `${channel}.${entry}`),
        ),
      );
  });
};

const entriesOf = (channel: ChannelName): object =>
  channel === 'smtp' ? smtp.pipe[0].entries : channelSettings[channel].entries;

const unread = (file: string, name: string, known: readonly string[]): string => {
  const meant = meantName(name, known);
  return `Nothing reads '${name}' in '${file}'${meant === undefined ? `: there are ${known.join(', ')}.` : `: did you mean '${meant}'?`}`;
};
