import { beforeAll, describe, expect, it } from 'vitest';
import type { Taken } from './function-in-process.ts';
import { type MeasuredFunctions, measureFunctions } from './measure-functions.ts';

const products = Number(process.env['PRODUCTS'] ?? '1000000');
const options = { pageSize: 1_000, memoryMb: 256 };

/** Bytes of a process that leave room in 256 MB; 206 and 211 MB were measured (docs/adr/0146-the-ids-of-a-million-products-fit-into-256-mb.md). */
const mostBytes = 225e6;
const names = ['extractor', 'summarizer'] as const;

describe(`extractor and summarizer of ${products.toLocaleString('en')} products, each in a process of its own`, () => {
  let idle: MeasuredFunctions;
  let large: MeasuredFunctions;
  beforeAll(async () => {
    idle = await measureFunctions({ products: 1_000, ...options });
    large = await measureFunctions({ products, ...options });
    const megabytes = ({ peak }: Taken): string => `${(peak / 1e6).toFixed(0)} MB`;
    const shown = names.map(
      (name) =>
        `${name}: at most ${megabytes(large[name])}, of one page ${megabytes(idle[name])}, ${large[name].processorSeconds.toFixed(0)} s of a processor`,
    );
    console.log([`${large.slices.toString()} slices`, ...shown].join('; '));
  }, 3_600_000);

  it('A1: account for each record', () => {
    expect(large.summary).toMatchObject({
      status: 'success',
      records_extracted: products,
      records_success: products,
      records_missing: 0,
    });
  });

  it.each(names)('A10: take memory that leaves room in 256 MB: the %s', (name) => {
    expect(large[name].peak).toBeLessThan(mostBytes);
  });
});
