import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../documents/markdown.ts';

/** An error code as the sources give it to an error. */
export interface ThrownCode {
  readonly code: string;
  /** Who can end it, where the source has it beside the code. */
  readonly kind?: string;
  readonly file: string;
}

const sources = ['libs/*/src/**/*.ts', 'apps/*/src/**/*.ts', 'tools/*/src/**/*.ts', 'infra/src/**/*.ts'];
const codeName = "'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)'";

/** `code: 'X'` (perhaps with its kind beside it), `readonly code = 'X'`, `new LocalHostError('X'`, and the names that a failed run is given. */
const forms = [
  new RegExp(`\\bcode: ${codeName}(?:, kind: '([a-z]+)')?`, 'g'),
  new RegExp(`\\breadonly code = ${codeName};(?:\\s+readonly kind = '([a-z]+)')?`, 'g'),
  new RegExp(`\\bnew \\w+Error\\(\\s*${codeName}`, 'g'),
  new RegExp(`^ {2}[A-Z][A-Za-z]+: ${codeName},$`, 'gm'),
];

/** Every code that a room gives to an error, from the sources. */
export const thrownCodes = (): readonly ThrownCode[] =>
  globSync(sources, { cwd: repository })
    .filter((path) => !/\/testing\/|^tools\/checks\/|\.test\.ts$/.test(path))
    .flatMap((file) => codesIn(readFileSync(join(repository, file), 'utf8'), file));

/** @param source - TypeScript */
export const codesIn = (source: string, file: string): readonly ThrownCode[] =>
  forms.flatMap((form) =>
    [...source.matchAll(form)].map(([, code = '', kind]) => ({ code, file, ...(kind === undefined ? {} : { kind }) })),
  );
