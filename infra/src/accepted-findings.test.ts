import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks, type NagPack } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { appOf, stackOf } from './testing/synthesized.ts';

const app = appOf('prod');
const packs = [AwsSolutionsChecks, ServerlessChecks];

describe('cdk-nag', () => {
  it.each(packs)('has nothing to say that nobody answered', (Pack) => {
    expect(new Pack(app).validateScope(app)).toEqual({ success: true, violations: [] });
  });

  it('is answered by these reasons and no others', () => {
    expect([
      ...new Set(acknowledgements().map(({ path, id, reason }) => `${path} ${id}: ${reason}`)),
    ]).toMatchSnapshot();
  });

  it('has each answer only where there is a finding', () => {
    const found = findings();
    const idle = acknowledgements().filter(
      ({ path, id }) => !found.some((finding) => finding.id === id && finding.path.startsWith(`${path}/`)),
    );

    expect(idle).toEqual([]);
  });

  it('gives a reason that says something', () => {
    for (const { reason } of acknowledgements()) expect(reason.length).toBeGreaterThan(30);
  });
});

interface Acknowledgement {
  readonly path: string;
  readonly id: string;
  readonly reason: string;
}

/** Prod has everything that another environment has, and its subscriptions. */
const acknowledgements = (): Acknowledgement[] =>
  stackOf('prod')
    .node.findAll()
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

/** Everything that the packs find, answered or not. */
const findings = (): { readonly id: string; readonly path: string }[] =>
  packs
    .flatMap((Pack) => deaf(new Pack(app)).validateScope(stackOf('prod')).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ id: ruleName, path: constructPath })),
    );

/** The pack, hearing no answer. */
const deaf = <Pack extends NagPack>(pack: Pack): Pack =>
  Object.defineProperty(pack, 'isAcknowledged', { value: () => false });
