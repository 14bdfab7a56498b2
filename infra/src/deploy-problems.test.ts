import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deployProblems, reportDeployProblems, reportEngineProblem } from './deploy-problems.ts';
import { environments } from './environments.ts';

const check = (name: string) =>
  spawnSync(
    process.execPath,
    ['--conditions=@siesa-integration/source', join(import.meta.dirname, 'check-deployable.ts'), name],
    { encoding: 'utf8' },
  );

describe('deployProblems', () => {
  it('refuses an example address', () => {
    expect(deployProblems({ ...environments.prod, alertEmails: ['ops@alerts.example.com', 'ops@empresa.co'] })).toEqual(
      ["alertEmails: no person reads 'ops@alerts.example.com'. Put your own address there."],
    );
  });

  it.each(['3001234567', '+0300123456', '+57 300 123 4567'])('refuses the telephone number %s', (number) => {
    expect(deployProblems({ ...environments.dev, alertSms: [number] })).toHaveLength(1);
  });

  it('accepts an environment with real addresses, or one that needs none', () => {
    expect(
      deployProblems({ ...environments.prod, alertEmails: ['ops@empresa.co'], alertSms: ['+573001234567'] }),
    ).toEqual([]);
    expect(deployProblems(environments.dev)).toEqual([]);
  });
});

describe('reportDeployProblems', () => {
  it('names what to change in prod as it is in the repository', () => {
    const said: string[] = [];

    expect(reportDeployProblems('prod', (text) => said.push(text))).toBe(1);
    expect(said.join('')).toContain(
      "prod: alertEmails: no person reads 'siesa-integration@example.com'. Put your own address there.",
    );
  });

  it('writes nothing when nothing prevents the deployment', () => {
    expect(
      reportDeployProblems('dev', (text) => {
        throw new Error(text);
      }),
    ).toBe(0);
  });
});

describe('reportEngineProblem', () => {
  it('refuses an asset that was built on another machine', () => {
    const said: string[] = [];

    expect(reportEngineProblem((text) => said.push(text), import.meta.dirname)).toBe(1);
    expect(said.join('')).toContain('build and deploy it on an x86-64 Linux');
  });

  it('writes nothing for an asset with DuckDB', () => {
    const asset = mkdtempSync(join(tmpdir(), 'asset-'));
    mkdirSync(join(asset, 'node_modules/@duckdb/node-bindings-linux-x64'), { recursive: true });

    expect(
      reportEngineProblem((text) => {
        throw new Error(text);
      }, asset),
    ).toBe(0);
    rmSync(asset, { recursive: true });
  });
});

describe('check-deployable', () => {
  it.each([
    ['prod', 1],
    ['dev', 0],
  ])('exits with the code for %s: %d', (name, status) => {
    expect(check(name).status).toBe(status);
  });
});
