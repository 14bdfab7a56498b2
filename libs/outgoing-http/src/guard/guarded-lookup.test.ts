import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { guardedLookup, type ResolveAll } from './guarded-lookup.ts';

const resolvingTo =
  (...addresses: LookupAddress[]): ResolveAll =>
  (_, done) => {
    done(null, addresses);
  };
const look = (resolve: ResolveAll | undefined, all: boolean, name = 'siesa.example') =>
  new Promise((settle) => {
    guardedLookup(resolve)(name, { all }, (error, address, family) => {
      settle(error ?? { address, family });
    });
  });
const open = { address: '190.85.1.1', family: 4 };
const inner = { address: '10.0.0.1', family: 4 };

describe('guardedLookup', () => {
  it('returns all addresses or the first, as the socket asks', async () => {
    expect(await look(resolvingTo(open), true)).toEqual({ address: [open], family: undefined });
    expect(await look(resolvingTo(open), false)).toEqual(open);
  });

  it('B35: refuses a name with one inner address among others, because the socket chooses which one it uses', async () => {
    expect(await look(resolvingTo(open, inner), true)).toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it('passes on that a name is unknown', async () => {
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });

    expect(
      await look((_, done) => {
        done(unknown, []);
      }, true),
    ).toBe(unknown);
    expect(await look(resolvingTo(), true)).toBeInstanceOf(Error);
  });

  it("B35: refuses this machine's own name, as the system resolves it", async () => {
    expect(await look(undefined, true, 'localhost')).toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  it('passes on the error of the system for an impossible name', async () => {
    expect(await look(undefined, true, 'no such name.invalid')).toBeInstanceOf(Error);
  });
});
