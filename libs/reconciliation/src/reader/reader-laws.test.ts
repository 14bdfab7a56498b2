import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBytes, supplierSide } from '../testing/read-bytes.ts';
import type { Side } from '../rules/side-schema.ts';

const header = 'k;valor\n';
const side: Side = {
  ...supplierSide(),
  columns: {
    key: { column: 'k', optional: true, min_length: 0, max_length: 20, starts_with: '', strip_leading_zeros: false },
    amount: { column: 'valor' },
  },
};

/** Bytes that are likely to break a reader, among letters and numbers. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '""',
        ';',
        '\n',
        '\r\n',
        '\r',
        '\0',
        'é',
        '€',
        '😀',
        ' ',
        '\t',
        '1.50',
        'a;1\n',
        '"x;y";2\n',
        '"a\nb";3\r\n',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

it('gives the same rows, bad rows and sums in chunks of any size', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, fc.integer({ min: 1, max: 9 }), async (body, chunkBytes) => {
      const content = `${header}a;1\n${body}`;

      expect(await readBytes(content, { side, chunkBytes })).toEqual(await readBytes(content, { side }));
    }),
    { numRuns: 300 },
  );
});

it('reads a text and what follows it as it reads both alone, when the text ends between two rows', async () => {
  const rows = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'a;1\n',
          '"a;b";2.5\r\n',
          '"x\ny";3\n',
          ';4\n',
          '\n',
          'bad\n',
          'a;b;c\n',
          'q"q;1\n',
          '"a"b;1\n',
        ),
        fc.tuple(fc.stringMatching(/^[a-z]{0,5}$/), fc.integer()).map(([key, amount]) => `${key};${String(amount)}\n`),
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((lines) => lines.join(''));

  await fc.assert(
    fc.asyncProperty(rows, rows, async (first, second) => {
      const accept = { side: { ...side, dialect: { ...side.dialect, no_rows: 'accept' as const } } };
      const both = await readBytes(header + first + second, accept);
      const alone = await readBytes(header + first, accept);
      const rest = await readBytes(header + second, accept);
      const lines = first.split('\n').length - 1;
      const shifted = (text: string): string => text.replace(/^\d+/, (line) => String(Number(line) + lines));

      expect(both.rows).toEqual([...alone.rows, ...rest.rows.map(shifted)]);
      expect(both.bad).toEqual([...alone.bad, ...rest.bad.map(shifted)]);
      expect(both.reading.cents).toBe(alone.reading.cents + rest.reading.cents);
    }),
    { numRuns: 200 },
  );
});

it('accounts for every row, and hashes the bytes as they came', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (body) => {
      const content = `${header}a;1\n${body}`;
      const { reading, rows, badRows } = await readBytes(content, { side });

      expect([reading.rows, reading.badRows]).toEqual([rows.length, badRows.length]);
      expect(reading.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    }),
    { numRuns: 100 },
  );
});

it('writes the same bytes of rows that fill several groups, whatever the chunks', async () => {
  const content = header + `${'k'.repeat(20)};123456.78\n`.repeat(140_000);
  const { reading, clean, rows } = await readBytes(content, { side, chunkBytes: 5_000_000 });
  const again = await readBytes(content, { side, chunkBytes: 77_777 });

  expect([reading.rows, rows.length, reading.cents]).toEqual([140_000, 140_000, 140_000n * 12_345_678n]);
  expect(Buffer.compare(clean, again.clean)).toBe(0);
});
