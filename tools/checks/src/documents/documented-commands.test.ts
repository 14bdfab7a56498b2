import { siesaSync, wholeProgram, startExampleSetup, type ExampleSetup } from '@siesa-integration/operator-cli/testing';
import { simulatorArguments } from '@siesa-integration/sandbox/simulators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostChoice, OperatorMistake } from '@siesa-integration/operator';
import { markdownFiles } from './markdown.ts';
import { commandsNamedIn, commandsNamedInMessages, usageProblem } from './named-commands.ts';
import { commandsIn, shellCommands, siesaSyncArguments } from './shell-commands.ts';

/** Commands of documents that no test runs, and why. Every other command is run. */
const unrunCommands: readonly { readonly command: RegExp; readonly reason: string }[] = [
  { command: /^npm ci$/, reason: 'CI begins with it' },
  { command: /^npm test$/, reason: 'this test is a part of it' },
  { command: /^npm run (build|demo( -- --real)?|bench)$/, reason: 'this test needs the build; CI runs the demo' },
  {
    command: /^npm run simulators( -- .*)?$/,
    reason: 'does not end; the test reads its arguments, and others call startSimulators',
  },
  { command: /^npm install /, reason: 'needs a published package' },
  { command: /^npx node --conditions=\S+ examples\/\w+\.ts$/, reason: 'tests of the libraries run each example' },
  {
    command:
      /^(SEEDS?=\d+ )?npx nx (affected|sync|run|run-many|bench|release|g|generate|show|graph|test|lint|typecheck|build) ?/,
    reason: "Nx's own; CI runs lint, typecheck, test, build and synth",
  },
  { command: /^(AWS_PROFILE=\S+ )?npx (nx run infra:(diff|deploy)|cdk)\b/, reason: 'needs an AWS account' },
  { command: /^(sudo|journalctl) /, reason: 'changes the machine; the unit has a test beside this one' },
  { command: /^docker /, reason: 'needs a daemon; the Dockerfile has a test beside this one' },
  { command: /^aws /, reason: 'needs an AWS account' },
  { command: /^git /, reason: 'changes a clone' },
  { command: /^curl /, reason: 'needs a network' },
  { command: /^openssl x509 /, reason: "prints a certificate that is the client's" },
  { command: /^export NODE_EXTRA_CA_CERTS=/, reason: 'sets a variable; the guard is tested with a private authority' },
];

/** Pages whose steps have tests of their own: beside this one, and in tools/generators on a copy of the repository with a third destination. */
const testedElsewhere = [
  'docs/adding-a-client.md',
  'docs/adding-a-product.md',
  'docs/connecting-kong-core.md',
  'docs/connecting-wms-proxy.md',
];
/** All other pages assume a client that was synced. */
const firstPage = 'docs/getting-started.md';
const all = markdownFiles().flatMap(shellCommands);
const ours = all.flatMap((each) => {
  const args = siesaSyncArguments(each.command);
  return args === undefined ? [] : [{ ...each, args }];
});
const onAws = ours.filter(({ args }) => args.includes('--env'));
/** `demo` takes long, and `serve` does not end: both have tests of their own. */
const notRunHere = ['demo', 'serve'];
const here = ours.filter(
  ({ args: [verb = '', ...args], file }) =>
    !args.includes('--env') && !notRunHere.includes(verb) && !testedElsewhere.includes(file),
);

describe('commands that documents show', () => {
  it('are run by a test, or are on the list of those that are not', () => {
    const unknown = all.filter(
      ({ command }) =>
        siesaSyncArguments(command) === undefined && !unrunCommands.some((known) => known.command.test(command)),
    );

    expect(unknown).toEqual([]);
  });

  it('include every command on that list', () => {
    const shown = all.map(({ command }) => command);

    expect(
      unrunCommands
        .filter(({ command }) => !shown.some((each) => command.test(each)))
        .map(({ command }) => command.source)
        .filter((source) => !/install|curl|git/.test(source)),
    ).toEqual([]);
  });

  it.each(
    all.filter(({ command, file }) => command.startsWith('npm run simulators') && !testedElsewhere.includes(file)),
  )('$file: $command is understood', ({ command }) => {
    const [, ...args] = command.split(' -- ').flatMap((part, index) => (index === 0 ? [part] : part.split(' ')));
    const read = simulatorArguments(args);

    expect(read).not.toBe('help');
    expect(read).not.toHaveProperty('problem');
  });

  it.each(onAws)('$file: $command goes to AWS', async ({ args }) => {
    const asked: HostChoice[] = [];
    const { code, err } = await siesaSync(args, {
      openHost: (choice) => Promise.reject(new OperatorMistake((asked.push(choice), 'No AWS here.'))),
    });

    expect(err).toBe('No AWS here.\n');
    expect(code).toBe(2);
    expect(asked).toEqual([{ env: args[args.indexOf('--env') + 1] }]);
  });
});

const program = await wholeProgram();

describe('commands that sentences name', () => {
  const wrong = (named: readonly { readonly command: string }[]) =>
    named
      .flatMap((each) => ({ ...each, problem: usageProblem(program, each.command) }))
      .filter(({ problem }) => problem !== undefined);

  it('exist, with their options: in documents', () => {
    const named = [...markdownFiles().flatMap(commandsNamedIn), ...ours];

    expect(named.length).toBeGreaterThan(20);
    expect(wrong(named)).toEqual([]);
  });

  it('exist, with their options: in messages of the code', () => {
    const named = commandsNamedInMessages();

    expect(named.length).toBeGreaterThan(5);
    expect(wrong(named)).toEqual([]);
  });

  it.each([
    ['siesa-sync clinet check X', "'siesa-sync' has no command 'clinet'"],
    ['npx siesa-sync client chek ${id}', "'client' has no command 'chek'"],
    ['siesa-sync sync ${id} --tipe initial', "'sync' has no option '--tipe'"],
    ['siesa-sync client apply FILE --yes', undefined],
  ])('%s: %s', (command, problem) => {
    expect(usageProblem(program, command)).toBe(problem);
  });
});

describe.each([...Map.groupBy(here, ({ file }) => file)])('%s', (file, commands) => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 30 });
    if (file !== firstPage) await siesaSync(['sync', 'cliente-a', '--local', setup.dir, '--type', 'initial']);
  }, 60_000);
  afterAll(() => setup.close());

  it.each(commands)('$command', async ({ args }) => {
    const serves = args[0] === 'console' && args[1] !== 'password';
    const given = args.map((arg) => arg.replace(/^my-clients/, setup.dir));
    const { code, err } = await siesaSync(serves ? [...given, '--port', '0'] : given, { input: 'a long password' });

    expect(err).not.toMatch(/error:|^\s+at /m);
    expect(code).toBe(0);
  });
});

describe('the commands of a block', () => {
  it('are read without comments and across continued lines', () => {
    expect(
      commandsIn('npm ci && npm run demo   # a minute\n\n# alone\nnpx siesa-sync sync cliente-a \\\n  --local x'),
    ).toEqual(['npm ci', 'npm run demo', 'npx siesa-sync sync cliente-a --local x']);
  });
});
