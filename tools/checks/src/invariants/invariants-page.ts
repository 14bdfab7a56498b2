import { invariantTests } from './invariant-tests.ts';
import { invariants } from './invariants.ts';

const introduction = `# Invariants and the tests that hold them

Generated from the names of the tests by \`npx nx run checks:invariants\`; a test fails when this page is outdated.

The A lines must hold after every run; the B lines were injected to prove it. The simulation plays seeded scenarios: every call of a stage can be slow, repeated,
lost on the way there or back, or the last call of its process; processes pause for longer than a lease; Siesa changes while it is read; some scenarios have a
second client, and some have systems that answer untruly, behind the real client of Siesa and the real adapter of Kong. A failing seed prints itself and plays again with \`SEED=…\`.

Every adapter runs the rules of the conformance kit (\`libs/destination-adapter/src/conformance\`) in three styles of answer, or those of one record a call. A \`%s\` or its like stands where a
test runs for several values.
`;

/** The text of docs/invariants.md: one heading an invariant, with its tests. */
export const invariantsPage = (tests = invariantTests()): string =>
  [
    introduction,
    ...Object.entries(invariants).map(([number, text]) => {
      const items = (tests.get(number) ?? []).map(
        ({ file, name }) => `- [${fileName(file)}](../${file}): ${escaped(name)}`,
      );
      return `## ${number}\n\n${text}\n\n${[...new Set(items)].join('\n')}\n`;
    }),
  ].join('\n');

/** `siesa-client/failing.invariants.test.ts`: the package and the file. */
const fileName = (file: string): string => {
  const [room = '', name = ''] = file.split('/');
  return `${room === 'infra' ? room : name}/${file.split('/').at(-1) ?? ''}`;
};

const escaped = (name: string): string => name.replaceAll(/[*_<>`]/g, (sign) => `\\${sign}`);
