import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { costPage } from './cost-page.ts';
import type { PricedTemplate } from './deployed.ts';
import { measuredSyncs } from './measured-syncs.ts';

const repository = join(import.meta.dirname, '../../..');
const template = JSON.parse(
  readFileSync(join(repository, 'infra/cdk.out/siesa-integration-prod.template.json'), 'utf8'),
) as PricedTemplate;

writeFileSync(join(repository, 'docs/cost.md'), costPage(template, measuredSyncs()));
