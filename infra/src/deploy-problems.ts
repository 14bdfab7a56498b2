import type { Environment } from './environments.ts';

/** Domains that exist for examples (RFC 2606): nobody reads what is sent there. */
const exampleDomain = /@(?:[a-z0-9-]+\.)*example\.(?:com|net|org)$/i;

/**
 * What must be mended before an environment may be deployed. It can be synthesized all the same.
 *
 * @example
 * deployProblems({ ...environments.prod, alertEmails: ['ops@example.com'] }); // ["alertEmails: nobody reads 'ops@example.com'. …"]
 */
export const deployProblems = ({ alertEmails, alertSms }: Environment): string[] => [
  ...alertEmails.filter((address) => exampleDomain.test(address)).map((address) => `alertEmails: nobody reads '${address}'. Put your own address there.`),
  ...alertSms.filter((number) => !/^\+[1-9][0-9]{7,14}$/.test(number)).map((number) => `alertSms: '${number}' is not a telephone number in E.164 form, such as +573001234567.`),
];
