import { clientMonth, environmentMonth, initialSync, serviceMonth, total, type Usage } from './cost-of-month.ts';
import { feedMonth, longestGlueRun, reconciliationStackMonth } from './cost-of-reconciliation.ts';
import type { Cost } from './cost-of-sync.ts';
import { deployedBy, type PricedTemplate } from './deployed.ts';
import type { MeasuredReconciliation } from './measured-reconciliation.ts';
import type { MeasuredSyncs } from './measured-syncs.ts';
import { meteringRule, priceSources, prices } from './prices.ts';

/** The client that the reference estimate is about: 10,000 products every 6 hours; one in twenty changes in between. */
const reference: Usage = { products: 10_000, changes: 500, syncsPerDay: 4 };

/** What such a client and an environment may cost, US dollars a month (docs/adr/0100-what-an-environment-and-a-client-may-cost.md). */
const limits = { client: 1.5, environment: 6 };

export interface CostPageOptions {
  /** The sync's stack of prod, which has the most alarms. */
  readonly template: PricedTemplate;
  readonly measured: MeasuredSyncs;
  /** The stack of prod that reconciles. */
  readonly reconciliation: { readonly template: PricedTemplate; readonly measured: MeasuredReconciliation };
}

/**
 * `docs/cost.md`, computed from synthesized templates, what was measured and the table of prices. Pure.
 */
export const costPage = ({ template, measured, reconciliation }: CostPageOptions): string => {
  const deployed = deployedBy(template);
  const client = clientMonth(reference, measured, deployed);
  const environment = environmentMonth(deployed);
  const clientWith = (usage: Partial<Usage>): number =>
    total(clientMonth({ ...reference, ...usage }, measured, deployed));
  const withClients = (clients: number): Cost => serviceMonth(clients, reference, measured, deployed);

  return `# What it costs

Computed by \`npx nx run infra:cost\` from the synthesized template of prod, the syncs measured on ${measured.on} (${thousands(measured.products)} products, Siesa
${measured.latencyMs.siesa.toString()} ms and destination ${measured.latencyMs.product.toString()} ms a call) and the list prices of ${prices.region} of ${prices.on}. All amounts are US dollars a month of 30 days,
without free tiers and taxes. A test computes this page again and compares it, so it always matches the stack.

**A client with ${thousands(reference.products)} products costs ${dollars(total(client))} a month when ${thousands(reference.changes)} of them change between two syncs and a sync runs every ${(24 / reference.syncsPerDay).toString()} hours.** The environment
itself costs ${dollars(total(environment))}, even without a client. So one client costs ${dollars(total(withClients(1)))} in total, and each of ten ${dollars(total(withClients(10)) / 10)}.
${verdictOf('client', client)} ${verdictOf('environment', environment)} The first sync of the whole catalogue costs ${dollars(total(initialSync(reference.products, measured, deployed)))} once.

## Where it goes

${table(['Service', 'A client', 'The environment'], serviceRows(client, environment))}

Most of it does not depend on what is synced: CloudWatch charges for each metric of a client in each hour in which a sync ends, and Secrets Manager for each secret. The rest, which is
the work of the syncs, costs ${dollars(total(client) - of(client, 'CloudWatch metrics') - of(client, 'Secrets Manager'))} a month.

## How it grows

${table(
  ['Clients', 'Total', 'Per client', 'Dearest', 'Second'],
  [1, 10, 100, 1_000].map((clients) => {
    const cost = withClients(clients);
    return [
      thousands(clients),
      dollars(total(cost)),
      dollars(total(cost) / clients),
      ...dearest(cost, 2).map((line) => `${line}, ${dollars(of(cost, line))}`),
    ];
  }),
)}

${table(
  ['Products (one in twenty changes)', 'A client'],
  [1_000, 10_000, 50_000, 100_000, 500_000].map((products) => [
    thousands(products),
    dollars(clientWith({ products, changes: products / 20 })),
  ]),
)}

${table(
  ['Changes between two syncs (10,000 products)', 'A client'],
  [0, 100, 500, 1_000, 5_000, 10_000].map((changes) => [thousands(changes), dollars(clientWith({ changes }))]),
)}

${table(
  ['Sync', 'A client'],
  [
    [1, 'once a day'],
    [4, 'every 6 hours'],
    [24, 'every hour'],
    [96, 'every 15 minutes'],
  ].map(([syncsPerDay, often]) => [
    String(often),
    dollars(
      clientWith({
        syncsPerDay: Number(syncsPerDay),
        changes: (reference.changes * reference.syncsPerDay) / Number(syncsPerDay),
      }),
    ),
  ]),
)}

## Reconciling files

${reconcilingFiles(reconciliation)}

## How it is computed

- **Lambda**: GB-seconds and requests on arm64. A function gets a share of a core by its memory (1,769 MB give a whole core), so its computing time is divided by
  that share. Its waiting time is not.
- **Step Functions**: every state that was entered, including those of the parts' own executions. **DynamoDB**: on demand, 1 KB for a write, 4 KB for a consistent read, and storage with
  point-in-time recovery. **S3**: calls, and parts until they expire. **CloudWatch**: metrics by the hours in which they are sent, log lines of functions and workflow, alarms by the metrics that they read, dashboard. **X-Ray**: one trace for each sync.
- The cost of a sync with any number of changes is interpolated linearly between three measured ones: nothing changed, ${thousands(measured.changed)} changed, everything sent.
- A metric: "${meteringRule.text}" (<${meteringRule.page}>, ${meteringRule.on}). So ${reference.syncsPerDay.toString()} syncs a day pay ${reference.syncsPerDay.toString()} hours of 24, and a metric that is not sent costs nothing.
- The hourly check for overdue clients: one invocation for all clients. Only an overdue client has a metric for it.
- Clients are taken to sync at different hours, so with six of them the metrics for all clients together are sent all day. Prices that fall with the amount, such as those of metrics above 10,000, are not used.
- Not included: mail through SNS (2 dollars for 100,000), budgets (free), data that leaves AWS (9 cents a GB; a product is about half a KB), Siesa and the destinations.

## Prices

In US dollars, read on ${prices.on}. Those of Lambda's disk and of Glacier were looked up on 2026-11-30 in what others copied from AWS, because the stored copies of AWS's own pages have no figures in these places: the disk in AWS's price catalogue of 2026-08-19 (<https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AWSLambda/20260819224703/us-east-2/index.csv>, quoted by a public repository), Glacier in a table of May 2026 (<https://www.usage.ai/blogs/aws/storage-cost/glacier-deep-archive-pricing/>). Both name the same prices.

${priceTable()}
`;
};

/** A feed's file a day, against a base of as many rows. */
const reconcilingFiles = ({ template, measured }: CostPageOptions['reconciliation']): string => {
  const stack = reconciliationStackMonth(template);
  const feedOf = (rows: number): Cost => feedMonth({ rows, filesPerDay: 1 }, measured, template);
  const feed = feedOf(measured.rows);
  const glue = longestGlueRun(template);
  return `The stack that reconciles is deployed where files are reconciled. It costs ${dollars(total(stack))} without a file: ${Object.entries(
    stack,
  )
    .map(([service, amount]) => `${service} ${dollars(amount)}`)
    .join(', ')}. **A file of ${thousands(measured.rows)} rows a day against as many costs
${dollars(total(feed))}**, of which ${dearest(feed, 2)
    .map((line) => `${line} ${dollars(of(feed, line))}`)
    .join(' and ')}. The reference expects 242 to 458 dollars.

${table(
  ['Rows of a daily file and of its base', 'A feed', 'Lambda', 'S3'],
  [10_000, 100_000, 1_000_000, 5_000_000].map((rows) => {
    const cost = feedOf(rows);
    return [thousands(rows), dollars(total(cost)), dollars(of(cost, 'Lambda')), dollars(of(cost, 'S3'))];
  }),
)}

A file that is [too large for a function](tuning.md#large-files) is matched by Glue: ${glue.workers.toString()} workers, ${dollars(prices.glue.perDpuHour)} an hour each (copies of <${priceSources.glue.page}>, read on 2026-11-30). A run that takes all of its ${glue.minutes.toString()} minutes costs ${dollars(glue.dollars)}; no run on AWS has been measured.

Measured on ${measured.on} with the load test of the reference, in which one row in ten is a break: ${Object.entries(
    measured.seconds,
  )
    .map(([stage, seconds]) => `${stage} ${seconds.toString()} s`)
    .join(', ')} of a processor. One core is taken to do all of it, on x86-64, and to move the files at 30 MB a second.
S3 keeps files for 90 days, clean rows and verdicts for 7, reports for 90 and then in Glacier for the rest of two years. Six metrics are sent in one hour a day. Queries of Athena (5 dollars a TB that is read) are not included.`;
};

/** Whether a limit is kept, and what stands in the way if it is not. */
const verdictOf = (what: keyof typeof limits, cost: Cost): string => {
  const subject = what === 'client' ? 'Such a client' : 'The environment';
  if (total(cost) <= limits[what]) return `${subject} keeps its limit of ${dollars(limits[what])}.`;
  return `${subject} exceeds its limit of ${dollars(limits[what])}; what stands in the way is ${dearest(cost, 1)
    .map((line) => `${line} (${dollars(of(cost, line))})`)
    .join()}.`;
};

/** The lines that cost most, the dearest first. */
const dearest = (cost: Cost, count: number): string[] =>
  Object.keys(cost)
    .sort((one, other) => of(cost, other) - of(cost, one))
    .slice(0, count);

const priceTable = (): string =>
  [
    '| Service | Price | Source |',
    '| --- | --- | --- |',
    ...Object.entries(priceSources).map(
      ([key, { service, page }]) =>
        `| ${service} | ${Object.entries(prices[key as keyof typeof priceSources])
          .map(([unit, price]) => `${inWords(unit)} ${price.toString()}`)
          .join('; ')} | <${page}> |`,
    ),
  ].join('\n');

/** @example inWords('perMetricMonth'); // 'per metric month' */
const inWords = (unit: string): string => unit.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const of = (cost: Cost, service: string): number => cost[service] ?? 0;

const serviceRows = (client: Cost, environment: Cost): string[][] => {
  const services = [...new Set([...Object.keys(client), ...Object.keys(environment)])].sort(
    (one, other) => of(client, other) - of(client, one),
  );
  return [
    ...services.map((service) => [service, dollars(of(client, service)), dollars(of(environment, service))]),
    ['**all**', `**${dollars(total(client))}**`, `**${dollars(total(environment))}**`],
  ];
};

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map((_, index) => (index === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

const dollars = (amount: number): string => (amount > 0 && amount < 0.005 ? 'less than a cent' : inDollars(amount));

const inDollars = (amount: number): string => `$${amount.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}`;

const thousands = (count: number): string => count.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
