import { describe, expect, it } from 'vitest';
import { environments, environmentsNamed, assertAlertAddresses } from './environments.ts';

describe('environmentsNamed', () => {
  it('returns all three without a name', () => {
    expect(environmentsNamed().map(({ name }) => name)).toEqual(['dev', 'test', 'prod']);
  });

  it('returns the named one', () => {
    expect(environmentsNamed('test')).toEqual([environments.test]);
  });

  it('lists the known names for an unknown one', () => {
    expect(() => environmentsNamed('staging')).toThrow(
      "There is no environment 'staging'. Choose one of dev, test, prod.",
    );
  });
});

describe('assertAlertAddresses', () => {
  it('refuses a prod without alert addresses', () => {
    expect(() => {
      assertAlertAddresses({ ...environments.prod, alertEmails: [] });
    }).toThrow('No address receives the alarms of prod');
  });

  it('accepts other environments without alert addresses', () => {
    expect(() => {
      assertAlertAddresses({ ...environments.dev, alertEmails: [] });
    }).not.toThrow();
  });
});

describe('environments', () => {
  it('retains data only in prod', () => {
    expect(Object.values(environments).map(({ name, keepsData }) => [name, keepsData])).toEqual([
      ['dev', false],
      ['test', false],
      ['prod', true],
    ]);
  });

  it('retains logs for 30 days in prod and for 7 elsewhere', () => {
    expect(Object.values(environments).map(({ name, logRetention }) => [name, logRetention])).toEqual([
      ['dev', 7],
      ['test', 7],
      ['prod', 30],
    ]);
  });

  it('never logs at DEBUG in prod', () => {
    expect(environments.prod.logLevel).toBe('INFO');
  });
});
