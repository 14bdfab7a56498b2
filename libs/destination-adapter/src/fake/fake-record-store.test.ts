import { expect, it } from 'vitest';
import { FakeRecordStore } from './fake-record-store.ts';

it('finds records under one of our ids, also after one got another id or was deleted', () => {
  const store = new FakeRecordStore('code');
  for (const [ref, code] of [
    ['1', 'A'],
    ['2', ' A '],
    ['3', 'B'],
  ] as const)
    store.put(ref, { id: ref, code });
  const refsOf = (code: string) => store.withId(code).map(({ id }) => id);

  expect(refsOf('A')).toEqual(['1', '2']);
  store.put('1', { code: 'B' });
  expect([refsOf('A'), refsOf('B')]).toEqual([['2'], ['3', '1']]);
  store.delete('3');
  expect([refsOf('B'), refsOf('C')]).toEqual([['1'], []]);
});
