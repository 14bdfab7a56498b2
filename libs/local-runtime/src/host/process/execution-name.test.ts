import { describe, expect, it } from 'vitest';
import { canGoOn, executionName, executionProcess, isRunning, openHost, whichCanGoOn } from './execution-name.ts';
import { identityOf, isAlive } from './process-identity.ts';

const arnOf = (name: string) => `arn:aws:states:us-east-1:000000000000:execution:workflow:${name}`;

describe('executionName', () => {
  it('contains the process that runs it, until its host is closed', () => {
    const host = openHost();
    const name = executionName(host.id);
    const process_ = executionProcess(arnOf(name));

    expect(name.length).toBeLessThanOrEqual(80);
    expect(process_).toMatchObject({ pid: process.pid, host: host.id });
    expect(process_ && isRunning(process_)).toBe(true);
    expect([canGoOn(name), canGoOn(arnOf(name))]).toEqual([true, true]);
    host.close();
    expect(canGoOn(name)).toBe(false);
    expect(process_ && isRunning(process_)).toBe(false);
  });

  it('differs from execution to execution', () => {
    expect(executionName('0')).not.toBe(executionName('0'));
  });

  it('does not exist for an execution on AWS', () => {
    expect(executionProcess(arnOf('8a2f-4711'))).toBeUndefined();
    expect(canGoOn('8a2f-4711')).toBe(false);
  });
});

describe('whichCanGoOn', () => {
  it('gives those of open hosts, and no other of the same process', () => {
    const [open, closed] = [openHost(), openHost()];
    const names = [open, open, closed].map(({ id }) => executionName(id));
    closed.close();
    const others = ['local-4194304-1-ab-cd', '8a2f-4711', 'other'];

    expect(whichCanGoOn([...others, ...names])).toEqual(new Set(names.slice(0, 2)));
    open.close();
    expect(whichCanGoOn(names)).toEqual(new Set());
  });
});

describe('isAlive', () => {
  it('knows this process, and one that never ends', () => {
    expect(isAlive(identityOf(process.pid))).toBe(true);
    expect(isAlive({ pid: 1 })).toBe(true);
  });

  it('distinguishes a process from a later one with the same number', () => {
    expect(isAlive({ pid: process.pid, started: '1' })).toBe(false);
  });

  it('knows when it does not exist', () => {
    expect(isAlive(identityOf(4_194_304))).toBe(false);
  });
});
