import type { DryRun } from '@siesa-integration/operator/in-process';
import { describe, expect, it } from 'vitest';
import { renderDryRuns } from './render-dry-runs.ts';

const dryRun: DryRun = {
  client_id: 'a',
  dry_run: true,
  sync_type: 'incremental',
  status: 'success',
  records_extracted: 12,
  compared_with: 'ledger',
  create: 0,
  update: 12,
  unchanged: 0,
  reject: 0,
  failed_records: [],
};
const rendered = (changes: Partial<DryRun>, language: 'en' | 'es' = 'en') =>
  renderDryRuns([{ ...dryRun, ...changes }], { options: '--local dir', language });
const there = { resent: 0, differs_there: 0, samples: [], ambiguous: 0, not_shown: [] };

describe('renderDryRuns', () => {
  it('adds the fields that change, and how many updates cannot be compared', () => {
    const diff = { compared: 12, changed: 11, fields: [{ field: 'quantity', count: 11 }], samples: [], unknown: 1 };

    expect(rendered({ diff })).toMatch(
      /What updates change for a\nfield[\s\S]*Of 1 update no stored sync shows what the product holds\.\n\nDry run: nothing/,
    );
  });

  it('states in words that a product cannot be read', () => {
    expect(rendered({})).toContain(
      'a: its product has no call that lists what it holds, so these counts are by the ledger',
    );
    expect(rendered({}, 'es')).toContain('a: su producto no tiene una llamada que liste lo que tiene');
  });

  it('states no basis for a sync that would fail', () => {
    const error = { name: 'SourceShrank', code: 'SOURCE_SHRANK', message: 'less' };

    expect(rendered({ status: 'failed', error })).not.toContain('by the ledger');
  });

  it('shows what a product holds otherwise, and how that is ended', () => {
    const text = rendered({
      compared_with: 'destination',
      there: {
        resent: 2,
        differs_there: 4,
        samples: ['A', 'B', 'C', 'D'].map((product_id) => ({ kind: 'missing', product_id })),
        ambiguous: 1,
        not_shown: ['groups'],
      },
    });

    expect(text).toContain('a: these counts are by what its product holds now.');
    expect(text).toContain('a: 2 unchanged products are sent all the same');
    expect(text).toContain(
      'a: 4 products are missing, out of use or different there, and this sync does not send them, such as A, B, C. To send them: siesa-sync verify a --repair --local dir',
    );
    expect(text).toContain('a: 1 product has several records there: keep one of them.');
    expect(text).toContain("The product's list does not show groups");
  });

  it('leaves out what is not so', () => {
    expect(rendered({ compared_with: 'destination', there })).not.toMatch(
      /all the same|does not send|several records|list/,
    );
  });
});
