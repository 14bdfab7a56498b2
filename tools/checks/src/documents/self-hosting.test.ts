import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wholeProgram } from '@siesa-integration/operator-cli/testing';
import { DockerfileParser, type JSONInstruction } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import { usageProblem } from './named-commands.ts';

const root = join(import.meta.dirname, '../../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const unit = read('examples/self-hosting/siesa-sync.service');
const setting = (name: string): string => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1] ?? '';
const program = await wholeProgram();

/** What systemd finds in a unit. Its program is put in place of one that this machine does not have. */
const verified = (text: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'siesa-sync-unit-'));
  const file = join(folder, 'siesa-sync.service');
  writeFileSync(file, text.replaceAll('/opt/siesa-sync/node_modules/.bin/siesa-sync', process.execPath));
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', '--recursive-errors=no', file], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return { status, stderr };
};

describe('examples/self-hosting/siesa-sync.service', () => {
  it.runIf(existsSync('/usr/bin/systemd-analyze'))('is a unit that systemd takes', () => {
    expect(verified(unit)).toEqual({ status: 0, stderr: '' });
    expect(verified(unit.replace('KillMode', 'KilMode')).stderr).toContain("Unknown key 'KilMode'");
  });

  it('starts a command that there is, and waits longer for its end than it takes', () => {
    const [bin, ...args] = setting('ExecStart').split(' ');

    expect(bin).toMatch(/\/node_modules\/\.bin\/siesa-sync$/);
    expect(usageProblem(program, ['siesa-sync', ...args].join(' '))).toBeUndefined();
    expect(args).toContain(`/var/lib/${setting('StateDirectory')}`);
    expect(Number.parseInt(setting('TimeoutStopSec'), 10)).toBeGreaterThan(25);
  });
});

describe('examples/self-hosting/Dockerfile', () => {
  const dockerfile = DockerfileParser.parse(read('examples/self-hosting/Dockerfile'));
  const argumentsOf = (keyword: string): readonly string[] => {
    const found = dockerfile.getInstructions().filter((instruction) => instruction.getKeyword() === keyword);
    return found.flatMap((instruction) =>
      'getJSONStrings' in instruction && (instruction as JSONInstruction).getJSONStrings().length > 0
        ? (instruction as JSONInstruction).getJSONStrings().map((json) => json.getJSONValue())
        : instruction.getArguments().map((argument) => argument.getValue()),
    );
  };

  it('has instructions that there are, and the Node.js of the repository', () => {
    expect(dockerfile.getInstructions().map((instruction) => instruction.getKeyword())).toEqual([
      'FROM',
      'WORKDIR',
      'COPY',
      'RUN',
      'RUN',
      'USER',
      'VOLUME',
      'ENV',
      'STOPSIGNAL',
      'HEALTHCHECK',
      'ENTRYPOINT',
      'CMD',
    ]);
    expect(argumentsOf('FROM')[0]).toMatch(new RegExp(`^node:${read('.node-version').split('.')[0] ?? ''}-`));
    expect(argumentsOf('USER')).toEqual(['siesa-sync']);
  });

  it('starts a command that there is, on its volume, and asks for the health of its port', () => {
    const [node, file = '', ...others] = argumentsOf('ENTRYPOINT');
    const command = argumentsOf('CMD');

    expect([node, existsSync(join(root, file)), others]).toEqual(['node', true, []]);
    expect(usageProblem(program, ['siesa-sync', ...command].join(' '))).toBeUndefined();
    expect(command).toContain(argumentsOf('VOLUME')[0]);
    const port = program.commands.find((each) => each.name() === 'serve')?.opts()['port'] as number;
    expect(read('examples/self-hosting/Dockerfile')).toContain(`http://127.0.0.1:${String(port)}/healthz`);
  });
});
