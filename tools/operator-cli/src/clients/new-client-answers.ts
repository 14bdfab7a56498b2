import { clientIdProblem } from '@siesa-integration/sync-pipeline';
import { addressProblem } from '@siesa-integration/outgoing-http';
import type { Prompter } from '../prompts/prompter.ts';

/** What an operator says of a new client. */
export interface NewClientAnswers {
  readonly clientId: string;
  readonly clientName: string;
  readonly product: string;
  readonly siesaAddress: string;
  readonly siesa:
    | { readonly dialect: 'inventory'; readonly apiKey: string }
    | {
        readonly dialect: 'connekta';
        readonly company: number;
        readonly erpCompany: number;
        readonly conniKey: string;
        readonly conniToken: string;
      };
  readonly productAddress: string;
  readonly productKey: string;
  readonly schedule: string;
}

/** Asks everything that a new client needs, in the order in which people find it out. */
export const askNewClient = async (
  { text, secret, choice }: Prompter,
  products: readonly string[],
): Promise<NewClientAnswers> => ({
  clientId: await text({ message: 'Id of the client (a-z, 0-9, -):', problem: clientIdProblem }),
  clientName: await text({ message: 'Name of the company:', problem: notEmpty }),
  product: await choice(
    'Its product:',
    products.map((value) => ({ value, name: value })),
  ),
  ...(await askSiesa({ text, secret, choice })),
  productAddress: await text({ message: "Address of the product's API:", problem: wrongAddress }),
  productKey: await secret({ message: "Key of the product's API:", problem: notEmpty }),
  schedule: await text({
    message: 'Schedule, rate(…) or cron(…):',
    suggested: 'rate(6 hours)',
    problem: wrongSchedule,
  }),
});

const askSiesa = async ({
  text,
  secret,
  choice,
}: Pick<Prompter, 'text' | 'secret' | 'choice'>): Promise<Pick<NewClientAnswers, 'siesa' | 'siesaAddress'>> => {
  const dialect = await choice('Its Siesa answers as:', [
    { value: 'inventory', name: 'inventory (a bearer key)' },
    { value: 'connekta', name: 'Siesa Cloud, Connekta (ConniKey and ConniToken)' },
  ]);
  const siesaAddress = await text({ message: "Address of Siesa's API:", problem: wrongAddress });
  if (dialect === 'inventory')
    return {
      siesaAddress,
      siesa: { dialect, apiKey: await secret({ message: "Key of Siesa's API:", problem: notEmpty }) },
    };
  const company = Number(await text({ message: 'Connekta company (idCompania):', problem: notANumber }));
  const erpCompany = Number(
    await text({ message: 'Company in the ERP (f120_id_cia):', suggested: '1', problem: notANumber }),
  );
  const conniKey = await secret({ message: 'ConniKey:', problem: notEmpty });
  const conniToken = await secret({ message: 'ConniToken:', problem: notEmpty });
  return { siesaAddress, siesa: { dialect, company, erpCompany, conniKey, conniToken } };
};

const notEmpty = (answer: string): string | undefined => (answer === '' ? 'It cannot be empty.' : undefined);

const notANumber = (answer: string): string | undefined =>
  /^[1-9]\d{0,9}$/.test(answer) ? undefined : 'It must be a whole number.';

/** A folder on this machine may name simulators. */
const wrongAddress = (answer: string): string | undefined => addressProblem(answer, { allowLoopbackHttp: true });

const wrongSchedule = (answer: string): string | undefined =>
  /^(rate\([1-9]\d* (minute|hour|day)s?\)|cron\([^()]{9,}\))$/.test(answer)
    ? undefined
    : 'It must look like rate(6 hours) or cron(0 6 * * ? *).';
