import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks, type NagPack } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { appOf, reconciliationStackOf, stackOf } from './testing/synthesized.ts';

const app = appOf('prod');
const packs = [AwsSolutionsChecks, ServerlessChecks];
const stacks = [stackOf('prod'), reconciliationStackOf('prod')];

describe('cdk-nag', () => {
  it.each(packs)('reports no finding that is not acknowledged', (Pack) => {
    expect(new Pack(app).validateScope(app)).toEqual({ success: true, violations: [] });
  });

  it('is acknowledged with these reasons and no others', () => {
    expect([
      ...new Set(acknowledgements().map(({ path, id, reason }) => `${path} ${id}: ${reason}`)),
    ]).toMatchSnapshot();
  });

  it('has each acknowledgement only where there is a finding', () => {
    const found = findings();
    const unused = acknowledgements().filter(
      ({ path, id }) => !found.some((finding) => finding.id === id && finding.path.startsWith(`${path}/`)),
    );

    expect(unused).toEqual([]);
  });

  it('gives a reason of more than a few words', () => {
    for (const { reason } of acknowledgements()) expect(reason.length).toBeGreaterThan(30);
  });
});

interface Acknowledgement {
  readonly path: string;
  readonly id: string;
  readonly reason: string;
}

/** Of prod, which has all that other environments have, and subscriptions. */
const acknowledgements = (): Acknowledgement[] =>
  stacks
    .flatMap(({ node }) => node.findAll())
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
        .flatMap(({ data }) =>
          Object.entries(data as Record<string, string>).map(([id, reason]) => ({
            path: node.path,
            id: id.replace(/^annotation::/i, ''),
            reason,
          })),
        ),
    );

/** Everything that the packs find, acknowledged or not. */
const findings = (): { readonly id: string; readonly path: string }[] =>
  packs
    .flatMap((Pack) =>
      stacks.flatMap((stack) => ignoringAcknowledgements(new Pack(app)).validateScope(stack).violations),
    )
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ id: ruleName, path: constructPath })),
    );

/** A pack that ignores all acknowledgements. */
const ignoringAcknowledgements = <Pack extends NagPack>(pack: Pack): Pack =>
  Object.defineProperty(pack, 'isAcknowledged', { value: () => false });
