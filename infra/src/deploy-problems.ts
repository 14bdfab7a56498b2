import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { environmentsNamed, type Environment } from './environments.ts';

/** Domains reserved for examples (RFC 2606): mail to them reaches no person. */
const exampleDomain = /@(?:[a-z0-9-]+\.)*example\.(?:com|net|org)$/i;

/**
 * What must be corrected before an environment may be deployed. It can be synthesized without.
 *
 * @example
 * deployProblems({ ...environments.prod, alertEmails: ['ops@example.com'] }); // ["alertEmails: no person reads 'ops@example.com'. …"]
 */
export const deployProblems = ({ alertEmails, alertSms }: Environment): string[] => [
  ...alertEmails
    .filter((address) => exampleDomain.test(address))
    .map((address) => `alertEmails: no person reads '${address}'. Put your own address there.`),
  ...alertSms
    .filter((number) => !/^\+[1-9][0-9]{7,14}$/.test(number))
    .map((number) => `alertSms: '${number}' is not a telephone number in E.164 form, such as +573001234567.`),
];

/**
 * Writes what prevents the deployment of an environment.
 *
 * @param name - `dev`, `test` or `prod`; all three by default
 * @returns the exit code: 0 when nothing prevents it
 */
export const reportDeployProblems = (name: string | undefined, write: (text: string) => unknown): 0 | 1 => {
  const problems = environmentsNamed(name).flatMap((environment) =>
    deployProblems(environment).map((problem) => `  ${environment.name}: ${problem}\n`),
  );
  if (problems.length === 0) return 0;

  write(`infra/src/environments.ts is not ready to be deployed.\n${problems.join('')}`);
  return 1;
};

/**
 * Writes that the asset of the reconciler has no DuckDB for Lambda, where the machine that built it is another one.
 *
 * @returns the exit code: 0 when nothing prevents the deployment
 */
export const reportEngineProblem = (
  write: (text: string) => unknown,
  asset = join(import.meta.dirname, '../../apps/reconciler/dist'),
): 0 | 1 => {
  if (existsSync(join(asset, 'node_modules/@duckdb/node-bindings-linux-x64'))) return 0;
  write('The reconciler has no DuckDB for Lambda: build and deploy it on an x86-64 Linux, as CI does.\n');
  return 1;
};
