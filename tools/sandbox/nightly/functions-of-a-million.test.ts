import { beforeAll, describe, expect, it } from 'vitest';
import type { Resident } from './function-in-process.ts';
import { type MeasuredFunctions, measureFunctions } from './measure-functions.ts';

const products = Number(process.env['PRODUCTS'] ?? '1000000');
const options = { pageSize: 1_000, memoryMb: 256 };

/** Bytes above a sync of one page. Measured: 137 and 180 MB; what holds them is in docs/performance.md. */
const mostAbove = { extractor: 150e6, summarizer: 200e6 };
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

describe(`extractor and summarizer of ${products.toLocaleString('en')} products, each in a process of its own`, () => {
  let idle: MeasuredFunctions;
  let large: MeasuredFunctions;
  beforeAll(async () => {
    idle = await measureFunctions({ products: 1_000, ...options });
    large = await measureFunctions({ products, ...options });
    const shown = (name: keyof typeof mostAbove): string =>
      `${name}: at most ${megabytes(large[name].peak)}, of one page ${megabytes(idle[name].peak)}`;
    console.log(`${large.slices.toString()} slices; ${shown('extractor')}; ${shown('summarizer')}`);
  }, 3_600_000);

  it('A1: account for each record', () => {
    expect(large.summary).toMatchObject({
      status: 'success',
      records_extracted: products,
      records_success: products,
      records_missing: 0,
    });
  });

  it('A10: take little more memory than for one page', () => {
    const above = (of: (measured: MeasuredFunctions) => Resident): number => of(large).peak - of(idle).peak;

    expect(above(({ extractor }) => extractor)).toBeLessThan(mostAbove.extractor);
    expect(above(({ summarizer }) => summarizer)).toBeLessThan(mostAbove.summarizer);
  });
});
