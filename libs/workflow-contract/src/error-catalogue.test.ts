import { describe, expect, it } from 'vitest';
import {
  errorCatalogue,
  errorRow,
  isRetriedByMachine,
  permanentErrorNames,
  retriedErrorNames,
  returnedErrorNames,
  skippingErrorNames,
} from './error-catalogue.ts';

describe('the error catalogue', () => {
  it('has one row a name, and gives each code to one name', () => {
    const names = errorCatalogue.map(({ name }) => name);
    const codes = errorCatalogue.flatMap((row) => row.codes);

    expect(names).toEqual([...new Set(names)]);
    expect(codes).toEqual([...new Set(codes)]);
  });

  it('keeps the names that the state machine has always matched on', () => {
    expect(permanentErrorNames()).toEqual([
      'InvalidInput',
      'ClientNotFound',
      'ClientDisabled',
      'ConfigurationInvalid',
      'MappingInvalid',
      'SecretMissing',
      'SiesaAuthenticationFailed',
      'ProductAuthenticationFailed',
      'SiesaContractBroken',
      'ProductContractBroken',
      'StoredPartBroken',
      'StateUnusable',
      'SourceChanged',
      'DestinationChanged',
      'SourceIncomplete',
      'StockUnbelievable',
      'FieldEmptied',
      'SyncAlreadyRunning',
      'LeaseLost',
      'SyncTimedOut',
      'SyncStopped',
    ]);
    expect(retriedErrorNames()).toEqual([
      'SiesaUnavailable',
      'ProductUnavailable',
      'RateLimited',
      'ProvisionedThroughputExceededException',
      'StateBusy',
    ]);
    expect(returnedErrorNames()).toEqual(['SourceShrank', 'CountMismatch', 'FailureThresholdExceeded']);
    expect(skippingErrorNames()).toEqual(['SyncAlreadyRunning']);
  });

  it('distinguishes a stored part that is broken from a count that does not balance', () => {
    expect(errorRow('StoredPartBroken')).toMatchObject({ route: 'thrown', retried: false, kind: 'defect' });
    expect(errorRow('CountMismatch')).toMatchObject({ route: 'returned', retried: false, kind: 'defect' });
  });

  it('changes the permanent names when a row changes', () => {
    const changed = errorCatalogue.map((row) => (row.name === 'SiesaUnavailable' ? { ...row, retried: false } : row));

    expect(permanentErrorNames(changed)).toContain('SiesaUnavailable');
    expect(isRetriedByMachine('SiesaUnavailable', changed)).toBe(false);
    expect(isRetriedByMachine('SiesaUnavailable')).toBe(true);
    expect(isRetriedByMachine('Lambda.ServiceException')).toBe(true);
  });
});
