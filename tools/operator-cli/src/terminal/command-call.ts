import { basename, delimiter, dirname, relative, sep } from 'node:path';

/** What is known of how this process was started. */
export interface Start {
  /** The file that Node.js was given, as `process.argv[1]`. */
  readonly script: string;
  /** The name of the package that the command belongs to. */
  readonly packageName: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** The name that the package links. Every message writes it. */
const ownName = 'siesa-sync';

/**
 * What an operator types before the name of a command, as they did for this one.
 *
 * @example
 * commandCall({ script: '/repo/bin/siesa-sync.js', packageName, env: {}, cwd: '/repo' }); // 'node bin/siesa-sync.js'
 */
export const commandCall = ({ script, packageName, env, cwd }: Start): string => {
  const { npm_lifecycle_event: event, npm_lifecycle_script: npmScript = '', PATH = '' } = env;
  if (event === 'npx') return script.split(sep).includes('_npx') ? `npx ${packageName}` : `npx ${ownName}`;
  if (event !== undefined) return takesCommands(npmScript) ? `npm run ${event} --` : `npx ${ownName}`;
  if (basename(script) !== ownName) return `node ${asWord(relative(cwd, script))}`;
  return PATH.split(delimiter).includes(dirname(script)) ? ownName : asWord(relative(cwd, script));
};

/** Whether what follows `npm run NAME --` is the command: the script ends with the program. */
const takesCommands = (script: string): boolean => /(?:^|[\s/\\])siesa-sync(?:\.js)?["']?$/.test(script.trim());

/** One word of a shell. */
const asWord = (path: string): string => (/^[\w./\\:@~+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`);

/**
 * Writes each call in a text as the operator types it. Names of files and folders, and the name alone, stay.
 *
 * @param commands - the commands that there are, because only before one of them, or in the line of usage, the name is a call
 *
 * @example
 * inCallOf('npx siesa-sync', ['status'])('Next: siesa-sync status'); // 'Next: npx siesa-sync status'
 */
export const inCallOf = (call: string, commands: readonly string[]): ((text: string) => string) => {
  const calls = new RegExp(`(?<![\\w./-]|npx )${ownName}(?= (?:\\[|(?:${commands.join('|')})(?![\\w-])))`, 'g');
  return (text) => text.replace(calls, () => call);
};
