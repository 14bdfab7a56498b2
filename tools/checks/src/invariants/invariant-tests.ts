import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../documents/markdown.ts';

/** A test that holds an invariant. */
export interface InvariantTest {
  /** From the repository's folder. */
  readonly file: string;
  readonly name: string;
}

const sources = [
  '{libs,apps,tools}/*/{src,nightly}/**/*.test.ts',
  'infra/src/**/*.test.ts',
  'libs/*/src/conformance/**/*.ts',
];

/** The tests of each invariant, found by their names: `'A5: never sends …'`, `'A1 to A11 hold …'` or `'never moves the cursor backwards (A2)'`. */
export const invariantTests = (): ReadonlyMap<string, readonly InvariantTest[]> => {
  const found = globSync(sources, { cwd: repository })
    .filter((file) => !file.startsWith('tools/checks/src/invariants/'))
    .sort()
    .flatMap((file) => testsIn(readFileSync(join(repository, file), 'utf8')).map((each) => ({ ...each, file })));
  const tests = new Map<string, readonly InvariantTest[]>();
  for (const { numbers, name, file } of found)
    for (const number of numbers) tests.set(number, [...(tests.get(number) ?? []), { file, name }]);
  return tests;
};

const list = String.raw`[AB]\d+(?:(?:, | to )[AB]\d+)*`;
/** A string literal, without its quotes, whose whole text is a name with numbers. */
const literal = /(['"`])((?:\\.|(?!\1)[^\\\n])+)\1/g;
const first = new RegExp(`^(${list})(?::| hold) `);
const last = new RegExp(String.raw` \((${list})\)$`);

/** @param source - TypeScript */
export const testsIn = (source: string): readonly { readonly numbers: readonly string[]; readonly name: string }[] =>
  [...source.matchAll(literal)].flatMap(([, , text = '']) => {
    const name = text.replaceAll(/\\(['"`\\])/g, '$1');
    const [, numbers] = first.exec(name) ?? last.exec(name) ?? [];
    return numbers === undefined ? [] : [{ numbers: numbersIn(numbers), name }];
  });

const numbersIn = (text: string): readonly string[] =>
  text.split(', ').flatMap((part) => {
    const [from = '', to = from] = part.split(' to ');
    const letter = from.charAt(0);
    const begin = Number(from.slice(1));
    return Array.from({ length: Number(to.slice(1)) - begin + 1 }, (_, at) => `${letter}${String(begin + at)}`);
  });
