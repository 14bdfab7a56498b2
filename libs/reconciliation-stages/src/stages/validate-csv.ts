import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { badRowSentence, FileRejected, readFile, type RuleDocument } from '@siesa-integration/reconciliation';
import { cleanFileNames, validateStage } from '../job/clean-files.ts';
import type { StageRequest } from '../job/messages.ts';
import type { Invocation, ReconcilerPorts } from '../job/ports.ts';
import { assertTime } from '../job/assert-time.ts';
import { once } from '../job/stage-folder.ts';

/** What was read of both files. Sums are texts, because they may be above what a number holds. */
export interface Validation {
  readonly file: SideReading;
  readonly base: SideReading;
}

export interface SideReading {
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
  readonly bad_rows: number;
  readonly cents: string;
}

export type ValidateAnswer = StageRequest & {
  readonly validation:
    | ({ readonly status: 'accepted' } & Validation)
    | { readonly status: 'refused'; readonly error: { readonly Error: string; readonly Cause: string } };
};

export const badRowsFile = 'bad-rows.csv';
type SideName = keyof typeof cleanFileNames;

/** Reads both files: good rows become clean ones, bad rows go to a list with their reasons. A file that cannot be used is an answer, and not an error. */
export const validateCsv = async (
  event: StageRequest,
  ports: ReconcilerPorts,
  invocation: Invocation,
): Promise<ValidateAnswer> => {
  const rules = await ports.readRules(event.request.rules_key);
  try {
    const { answer } = await once(await ports.jobFolder(event.job_id), {
      stage: validateStage,
      inputs: { file_id: event.file_id },
      outputs: [...Object.values(cleanFileNames), badRowsFile],
      work: (folder) => readBoth(folder, rules, event, ports, invocation),
    });
    await ports.keepJob(event.job_id);
    return { ...event, validation: { status: 'accepted', ...answer } };
  } catch (error) {
    if (!(error instanceof FileRejected)) throw error;
    await ports.keepJob(event.job_id); // the list of bad rows
    return { ...event, validation: { status: 'refused', error: { Error: error.name, Cause: error.message } } };
  }
};

const readBoth = async (
  folder: string,
  rules: RuleDocument,
  { request, hashes, started_at: startedAt }: StageRequest,
  ports: ReconcilerPorts,
  { signal }: Invocation,
): Promise<Validation> => {
  const bad = await open(join(folder, badRowsFile), 'w');
  try {
    await bad.write('side;line;column;code;reason;row\n');
    const read = async (side: SideName, key: string): Promise<SideReading> => {
      const { total_file: suffix } = rules[side].dialect;
      const clean = await open(join(folder, cleanFileNames[side]), 'w');
      try {
        const { name, sha256, rows, badRows, cents } = await readFile(await ports.openSource(key), {
          side: rules[side],
          businessDay: dayOf(request.business_date ?? startedAt),
          badRowsPercent: rules.bad_rows_percent,
          totalFile: suffix === undefined ? suffix : await ports.openBeside(key, suffix),
          onClean: async (bytes) => {
            assertTime(signal, 'ValidateCSV');
            await clean.writeFile(bytes);
          },
          onBadRows: (found) => writeBadRows(bad, side, found, rules.output),
        });
        if (hashes && sha256 !== hashes[side]) {
          // The verdicts would stand under the hash of other bytes.
          throw new FileRejected(
            'FILE_CHANGED',
            name,
            'it has changed since it was claimed. Send it again when it is whole.',
          );
        }
        return { name, sha256, rows, bad_rows: badRows, cents: String(cents) };
      } finally {
        await clean.close();
      }
    };
    return { file: await read('file', request.object_key), base: await read('base', request.base_key) };
  } finally {
    await bad.close();
  }
};

const writeBadRows = async (
  to: FileHandle,
  side: string,
  rows: Parameters<Parameters<typeof readFile>[1]['onBadRows']>[0],
  { language }: RuleDocument['output'],
): Promise<void> => {
  const lines = rows.flatMap(({ line, problems, cells = [] }) =>
    problems.map(
      ({ column, code }) =>
        `${[side, String(line), inCell(column), code, inCell(badRowSentence(code, language) ?? ''), inCell(cells.join(', '))].join(';')}\n`,
    ),
  );
  await to.writeFile(lines.join(''));
};

const inCell = (text: string): string => text.replaceAll(';', ',').replaceAll(/["\r\n]/g, ' ');

const dayOf = (date: string): number => Math.floor(Date.parse(date.slice(0, 10)) / 86_400_000);
