import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../documents/markdown.ts';

/** A TypeScript file below a `src` folder. */
export interface SourceFile {
  /** From the repository's folder. */
  readonly path: string;
  readonly lines: number;
}

export const mostLines = 260;
/** Tests beside the files that they test do not count. */
export const mostFiles = 15;

/** Every TypeScript file below a `src` folder that git knows or does not ignore; templates of generators and data excluded. */
export const sourceFiles = (): readonly SourceFile[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.ts'], {
    cwd: repository,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => /(^|\/)src\//.test(path) && !/\/files\/|\.d\.ts$/.test(path))
    .flatMap((path) => {
      const lines = linesOf(join(repository, path));
      return lines === undefined ? [] : [{ path, lines }];
    });

/** `undefined` for a file that was deleted and is still in git's index. */
const linesOf = (file: string): number | undefined => {
  try {
    return readFileSync(file, 'utf8').split('\n').length - 1;
  } catch {
    return undefined;
  }
};

/** Files above the limit of lines. */
export const tooLong = (files: readonly SourceFile[]): readonly string[] =>
  files.filter(({ lines }) => lines > mostLines).map(({ path, lines }) => `${path}: ${String(lines)} lines`);

/** Folders above the limit of files. */
export const tooFull = (files: readonly SourceFile[]): readonly string[] =>
  [
    ...Map.groupBy(
      files.filter(({ path }) => !path.endsWith('.test.ts')),
      ({ path }) => dirname(path),
    ),
  ]
    .filter(([, found]) => found.length > mostFiles)
    .map(([folder, found]) => `${folder}: ${String(found.length)} files`);
