import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openRules } from '@siesa-integration/reconciliation';
import * as v from 'valibot';

/** `DIR/inbox/NAME`: files that are put there are reconciled. */
export interface Inbox {
  readonly name: string;
  readonly folder: string;
  /** A rule document, or the name of a bundled one. */
  readonly rules: string;
  /** What each file is compared with: a path, or `client:CLIENT`. */
  readonly against: string;
  /** What the rules declare for the total file of a file. */
  readonly totalSuffix?: string | undefined;
  /** The total file of the base. */
  readonly baseTotal?: string | undefined;
}

/** A file in an inbox. */
export interface InboxFile {
  readonly inbox: Inbox;
  readonly name: string;
  readonly path: string;
  /** Changes with the file: its size and the time of its last change. */
  readonly stamp: string;
  /** Of the last change, milliseconds since 1970. */
  readonly changedAt: number;
}

const settingsFile = 'inbox.json';
/** Below an inbox: what is worked on, and what has ended. */
export const inboxFolders = ['processing', 'done', 'refused'] as const;

const settingsSchema = v.strictObject({
  rules: v.optional(v.pipe(v.string(), v.nonEmpty())),
  against: v.pipe(v.string(), v.nonEmpty()),
});

/** The inboxes of a folder, and a sentence for each that cannot be used. */
export const readInboxes = async (
  dir: string,
): Promise<{ readonly inboxes: readonly Inbox[]; readonly problems: readonly string[] }> => {
  const root = join(resolve(dir), 'inbox');
  const inboxes: Inbox[] = [];
  const problems: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true }).catch(() => [])) {
    if (!entry.isDirectory()) continue;
    const folder = join(root, entry.name);
    try {
      const settings = v.parse(settingsSchema, JSON.parse(await readFile(join(folder, settingsFile), 'utf8')));
      inboxes.push({ name: entry.name, folder, ...(await placesOf(folder, entry.name, settings)) });
    } catch (error) {
      problems.push(
        `The inbox '${entry.name}' takes no files, because its ${settingsFile} cannot be used (${(error as Error).message}). It is JSON: {"against": "base.csv"}, and perhaps "rules".`,
      );
    }
  }
  return { inboxes, problems };
};

/** Paths are relative to the inbox. Without a name of its own, the rules are `rules.json` there, or the bundled document of the inbox's name. */
const placesOf = async (
  folder: string,
  name: string,
  { rules, against }: v.InferOutput<typeof settingsSchema>,
): Promise<Omit<Inbox, 'name' | 'folder'>> => {
  const wanted = rules ?? 'rules.json';
  const isThere = await stat(resolve(folder, wanted)).then(
    () => true,
    () => false,
  );
  const places = {
    rules: isThere ? resolve(folder, wanted) : (rules ?? name),
    against: against.startsWith('client:') ? against : resolve(folder, against),
  };
  return { ...places, ...(await totalsOf(places)) };
};

/** Rules that cannot be used are said where a file is reconciled. */
const totalsOf = async ({
  rules,
  against,
}: Pick<Inbox, 'rules' | 'against'>): Promise<Pick<Inbox, 'totalSuffix' | 'baseTotal'>> => {
  const document = await openRules(rules).catch(() => undefined);
  const ofBase = document?.base.dialect.total_file;
  return {
    totalSuffix: document?.file.dialect.total_file,
    baseTotal: ofBase === undefined ? undefined : `${against}${ofBase}`,
  };
};

/** Whether a file holds the total of another. It goes where that goes, and is not reconciled. */
export const isTotal = ({ totalSuffix }: Inbox, name: string): boolean =>
  totalSuffix !== undefined && name.endsWith(totalSuffix);

/** The files that somebody has put into an inbox, by name. Hidden ones, and those that a program still writes under another name, are left alone. */
export const filesIn = async (inbox: Inbox): Promise<readonly InboxFile[]> => {
  const files: InboxFile[] = [];
  for (const entry of await readdir(inbox.folder, { withFileTypes: true })) {
    const path = join(inbox.folder, entry.name);
    const isOwn = entry.name === settingsFile || [inbox.rules, inbox.against, inbox.baseTotal].includes(path);
    if (isTotal(inbox, entry.name)) continue;
    if (!entry.isFile() || isOwn || /^[.~]|\.(part|tmp|filepart|crdownload|unfinished)$/i.test(entry.name)) continue;
    const found = await stat(path).catch(() => undefined); // somebody may take it away meanwhile
    if (found)
      files.push({
        inbox,
        name: entry.name,
        path,
        stamp: `${String(found.size)} ${String(found.mtimeMs)}`,
        changedAt: found.mtimeMs,
      });
  }
  return files.sort((one, other) => (one.name < other.name ? -1 : 1));
};
