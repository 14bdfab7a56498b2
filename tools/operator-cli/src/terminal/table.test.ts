import { describe, expect, it } from 'vitest';
import { table } from './table.ts';

describe('table', () => {
  it('aligns text left and figures right', () => {
    expect(
      table(
        ['client', 'accepted'],
        [
          ['cliente-a', 10_000],
          ['b', '-'],
        ],
      ),
    ).toBe('client     accepted\ncliente-a    10,000\nb                 -\n');
  });

  it('is a line of titles when there are no rows', () => {
    expect(table(['client', 'status'], [])).toBe('client  status\n');
  });

  it('keeps a row in its line, whatever a cell holds', () => {
    expect(table(['id'], [['a\nok  \u001b[2K']])).toBe('id\na\\u000aok  \\u001b[2K\n');
  });
});
