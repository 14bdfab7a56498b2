import { describe, expect, it } from 'vitest';
import { mostFiles, mostLines, sourceFiles, tooFull, tooLong } from './source-files.ts';

const files = sourceFiles();

describe('the layout of the sources', () => {
  it('has files', () => {
    expect(files.length).toBeGreaterThan(300);
  });

  it(`has no file above ${String(mostLines)} lines`, () => {
    expect(tooLong(files)).toEqual([]);
  });

  it(`has no folder above ${String(mostFiles)} files, tests not counted`, () => {
    expect(tooFull(files)).toEqual([]);
  });

  it('fails for one line and one file too many', () => {
    const full = Array.from({ length: mostFiles + 1 }, (_, at) => ({ path: `src/a/${String(at)}.ts`, lines: 1 }));

    expect(tooFull(full)).toEqual(['src/a: 16 files']);
    expect(tooFull(full.slice(1))).toEqual([]);
    expect(tooLong([{ path: 'src/a.ts', lines: mostLines + 1 }])).toEqual(['src/a.ts: 261 lines']);
  });
});
