import { describe, expect, it } from 'vitest';
import {
  assertAlertAddresses,
  assertReservation,
  assertTimeOfFile,
  environments,
  environmentsNamed,
  minutesOfFile,
} from './environments.ts';

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

describe('assertReservation', () => {
  const reserving =
    (reservedParts: number, ofAccount = 1000) =>
    () => {
      assertReservation({ ...environments.prod, concurrency: { ofAccount, reservedParts } });
    };

  it('accepts as much as Lambda leaves, for both functions', () => {
    expect(reserving(450)).not.toThrow();
    expect(reserving(451)).toThrow("'reservedParts' of prod is 451");
    expect(reserving(451)).toThrow('the most is 450');
  });

  it('refuses every reservation in a new account', () => {
    expect(reserving(1, 10)).toThrow('nothing can be reserved: ask AWS for a higher limit');
  });

  it.each([0, -1, 1.5])('refuses %s parts', (parts) => {
    expect(reserving(parts)).toThrow('It must be a whole number from 1.');
  });
});

describe('the time of day by which a file is expected', () => {
  const expecting = (expectsFileBy: string) => () => {
    assertTimeOfFile({ ...environments.dev, expectsFileBy });
  };

  it.each(['00:05', '11:00', '23:00'])('may be %s', (time) => {
    expect(expecting(time)).not.toThrow();
  });

  it.each(['00:00', '23:05', '11:02', '9:00', 'noon'])('is not %s', (time) => {
    expect(expecting(time)).toThrow(`'expectsFileBy' of dev is '${time}'. Write a time from 00:05 to 23:00`);
  });

  it('is absent where no file is expected', () => {
    expect(minutesOfFile(environments.dev)).toBeUndefined();
    expect(minutesOfFile(environments.prod)).toBe(660);
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
