import type { Language } from '@siesa-integration/operator/messages';
import { describe, expect, it } from 'vitest';
import { sparkline, stackedBars } from './charts.ts';

/** The letters of a picture, in their order. */
const textsIn = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map(([, text = '']) => text);

describe('stackedBars', () => {
  const series = [
    { colour: 'var(--ok)', values: [3, null] },
    { colour: 'var(--bad)', values: [1, 2] },
  ];

  it.each([false, true])(
    'draws a bar for each value there is, in the colours of the page (horizontal: %s)',
    (horizontal) => {
      const svg = stackedBars(['first', 'second'], series, 'en', { horizontal });

      expect(svg.match(/fill="var\(--ok\)"/g)).toHaveLength(1);
      expect(svg.match(/fill="var\(--bad\)"/g)).toHaveLength(2);
      expect(textsIn(svg)).toEqual(expect.arrayContaining(['first', 'second', '0']));
      expect(svg).not.toMatch(/<style|<script/);
    },
  );

  it('writes figures as its language does', () => {
    const figuresIn = (language: Language, value: number) =>
      textsIn(stackedBars(['first'], [{ colour: 'red', values: [value] }], language)).slice(-2);

    expect(figuresIn('en', 2_000)).toContain('2,000');
    expect(figuresIn('es', 2_000)).toContain('2.000');
    expect(figuresIn('es', 0.5)).toContain('0,5');
  });

  it('has the size that was asked for', () => {
    expect(stackedBars([], [], 'en', { width: 300, height: 100 })).toMatch(/width="300" height="100"/);
    expect(stackedBars([], [], 'en', { horizontal: true })).toMatch(/width="860" height="220"/);
  });
});

describe('sparkline', () => {
  it('draws the last syncs as high as they took long, and failed ones in another colour', () => {
    const svg = sparkline([
      { value: 10, isFailed: false },
      { value: 5, isFailed: true },
      { value: 0, isFailed: false },
    ]);
    const bars = [...svg.matchAll(/height="(\d+)" fill="var\(--(\w+)\)"/g)].map(([, height, colour]) => [
      height,
      colour,
    ]);

    expect(bars).toEqual([
      ['24', 'ok'],
      ['12', 'bad'],
      ['2', 'ok'],
    ]);
  });

  it('has no bar without syncs, and at most twenty-four', () => {
    expect(sparkline([])).toMatch(/width="0"/);
    expect(
      sparkline(Array.from({ length: 30 }, (_, value) => ({ value, isFailed: false }))).match(/<rect/g),
    ).toHaveLength(24);
  });
});
