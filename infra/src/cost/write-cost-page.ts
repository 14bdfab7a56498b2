import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { costPage } from './cost-page.ts';
import type { PricedTemplate } from './deployed.ts';
import { measuredReconciliation } from './measured-reconciliation.ts';
import { measuredSyncs } from './measured-syncs.ts';

const repository = join(import.meta.dirname, '../../..');
const templateOf = (stack: string): PricedTemplate =>
  JSON.parse(readFileSync(join(repository, `infra/cdk.out/${stack}.template.json`), 'utf8')) as PricedTemplate;

const page = costPage({
  template: templateOf('siesa-integration-prod'),
  measured: measuredSyncs(),
  reconciliation: {
    template: templateOf('siesa-integration-reconciliation-prod'),
    measured: measuredReconciliation(),
  },
});
writeFileSync(join(repository, 'docs/cost.md'), page);
