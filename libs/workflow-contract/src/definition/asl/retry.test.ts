import { errorCatalogue } from '../../error-catalogue.ts';
import { describe, expect, it } from 'vitest';
import { retryStage } from './retry.ts';

const changed = (name: string, retried: boolean) =>
  errorCatalogue.map((row) => (row.name === name ? { ...row, retried } : row));

const neverRetried = (catalogue = errorCatalogue): readonly string[] => retryStage(catalogue)[0]?.ErrorEquals ?? [];

describe('retryStage', () => {
  it('stops retrying an error whose row in the catalogue changes', () => {
    expect(neverRetried()).not.toContain('SiesaUnavailable');
    expect(neverRetried(changed('SiesaUnavailable', false))).toContain('SiesaUnavailable');
  });

  it('retries an error whose row in the catalogue changes', () => {
    expect(neverRetried()).toContain('MappingInvalid');
    expect(neverRetried(changed('MappingInvalid', true))).not.toContain('MappingInvalid');
  });

  it('never retries what a stage only returns or handles itself: the machine does not see those names', () => {
    for (const { name, route } of errorCatalogue) if (route !== 'thrown') expect(neverRetried()).not.toContain(name);
  });
});
