import { describe, expect, it } from 'vitest';
import { environments, environmentsNamed, refuseSilence } from './environments.ts';

describe('environmentsNamed', () => {
  it('gives all three when none is named', () => {
    expect(environmentsNamed().map(({ name }) => name)).toEqual(['dev', 'test', 'prod']);
  });

  it('gives the one that is named', () => {
    expect(environmentsNamed('test')).toEqual([environments.test]);
  });

  it('says which there are when there is none of that name', () => {
    expect(() => environmentsNamed('staging')).toThrow(
      "There is no environment 'staging'. Choose one of dev, test, prod.",
    );
  });
});

describe('refuseSilence', () => {
  it('refuses a prod whose alarms would reach nobody', () => {
    expect(() => {
      refuseSilence({ ...environments.prod, alertEmails: [] });
    }).toThrow('prod tells nobody of its alarms');
  });

  it('lets other environments be silent', () => {
    expect(() => {
      refuseSilence({ ...environments.dev, alertEmails: [] });
    }).not.toThrow();
  });
});

describe('environments', () => {
  it('keeps data in prod alone', () => {
    expect(Object.values(environments).map(({ name, keepsData }) => [name, keepsData])).toEqual([
      ['dev', false],
      ['test', false],
      ['prod', true],
    ]);
  });

  it('keeps logs for 30 days in prod and for 7 elsewhere', () => {
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
