import { environmentsNamed, type Environment } from './environments.ts';

/** Domains that exist for examples (RFC 2606): nobody reads what is sent there. */
const exampleDomain = /@(?:[a-z0-9-]+\.)*example\.(?:com|net|org)$/i;

/**
 * What must be mended before an environment may be deployed. It can be synthesized all the same.
 *
 * @example
 * deployProblems({ ...environments.prod, alertEmails: ['ops@example.com'] }); // ["alertEmails: nobody reads 'ops@example.com'. …"]
 */
export const deployProblems = ({ alertEmails, alertSms }: Environment): string[] => [
  ...alertEmails
    .filter((address) => exampleDomain.test(address))
    .map((address) => `alertEmails: nobody reads '${address}'. Put your own address there.`),
  ...alertSms
    .filter((number) => !/^\+[1-9][0-9]{7,14}$/.test(number))
    .map((number) => `alertSms: '${number}' is not a telephone number in E.164 form, such as +573001234567.`),
];

/**
 * Says what stands in the way of deploying an environment.
 *
 * @param name `dev`, `test` or `prod`; all three unless given
 * @returns the exit code: 0 when nothing does
 */
export const reportDeployProblems = (name: string | undefined, write: (text: string) => unknown): 0 | 1 => {
  const problems = environmentsNamed(name).flatMap((environment) =>
    deployProblems(environment).map((problem) => `  ${environment.name}: ${problem}\n`),
  );
  if (problems.length === 0) return 0;

  write(`infra/src/environments.ts is not ready to be deployed.\n${problems.join('')}`);
  return 1;
};
