import assert from 'node:assert/strict';
import { compileFieldMapping, type SourceRecord } from '../src/index.ts';
import { bundleKiB } from './bundle-size.ts';
import { kongDocument, kongDocumentWithExpressions } from './documents.ts';
import { mapByHand, mapByHandAndCalculate } from './hand-written.ts';
import { measureHostile } from './hostile.ts';
import { heapMiB, measureByTurns, type Pass } from './measure.ts';
import { mapWithJsonata, peers } from './peers.ts';
import { siesaRows } from './rows.ts';

const records = 100_000;
/** jsonata is slow, so it maps fewer records and its time is scaled. */
const jsonataRecords = 5_000;
const bars = { plain: 0.5, expressions: 0.35, hostileMs: 50, heapMiB: 4 };

const rows = siesaRows(records);
const { map } = compileFieldMapping(kongDocument);
const { map: mapAndCalculate } = compileFieldMapping(kongDocumentWithExpressions);

for (const row of rows.slice(0, 1_000)) {
  assert.deepEqual(map(row), mapByHand(row));
  assert.deepEqual(mapAndCalculate(row), mapByHandAndCalculate(row));
}

const over =
  (mapRecord: (row: SourceRecord) => unknown): Pass =>
  () => {
    for (const row of rows) mapRecord(row);
  };

const times = await measureByTurns(
  new Map<string, Pass>([
    ['by hand', over(mapByHand)],
    ['field-mapping', over(map)],
    ['by hand, 3 calculations', over(mapByHandAndCalculate)],
    ['field-mapping, 3 expressions', over(mapAndCalculate)],
    ...[...peers].map(([name, mapRecord]) => [name, over(mapRecord)] as const),
    ['jsonata', () => mapWithJsonata(rows.slice(0, jsonataRecords))],
  ]),
  7,
  3,
);

const ms = (name: string): number =>
  (times.get(name) ?? Number.NaN) * (name === 'jsonata' ? records / jsonataRecords : 1);
const ratio = (name: string): number => ms(name.includes('3 ') ? 'by hand, 3 calculations' : 'by hand') / ms(name);

console.log(`${records.toLocaleString('en')} records with the Kong document, processor time, median of 7\n`);
console.log(`${'mapped by'.padEnd(30)} ${'ms'.padStart(7)} ${'µs a record'.padStart(12)} ${'ratio'.padStart(6)}`);
for (const name of times.keys()) {
  console.log(
    `${name.padEnd(30)} ${ms(name).toFixed(0).padStart(7)} ${((ms(name) * 1_000) / records).toFixed(2).padStart(12)} ${ratio(name).toFixed(2).padStart(6)}`,
  );
}
console.log(
  '\nThe ratio is the hand-written time over this one: 1 is as fast. Peers rename six fields and check nothing.',
);

const before = heapMiB();
over(map)();
const afterOne = heapMiB();
for (let pass = 0; pass < 9; pass += 1) over(mapAndCalculate)();
const growth = heapMiB() - before;
console.log(
  `\nheap: ${before.toFixed(1)} MiB with the rows, ${(afterOne - before).toFixed(1)} more after ${records.toLocaleString('en')} records, ${growth.toFixed(1)} more after ${(records * 10).toLocaleString('en')}`,
);

const { always, onDemand } = await bundleKiB();
console.log(
  `bundle: ${always.toFixed(0)} KiB minified; ${onDemand.toFixed(0)} KiB more for patterns and expressions that need them`,
);

measureHostile(); // warms up
const [slowest] = measureHostile();
console.log(
  `slowest hostile case: ${slowest?.ms.toFixed(1) ?? '?'} ms (${slowest?.what.slice(0, 60) ?? ''} on ${slowest?.text ?? ''})`,
);

const missed = [
  ...(ratio('field-mapping') < bars.plain ? [`ratio below ${String(bars.plain)}`] : []),
  ...(ratio('field-mapping, 3 expressions') < bars.expressions
    ? [`ratio with expressions below ${String(bars.expressions)}`]
    : []),
  ...((slowest?.ms ?? 0) > bars.hostileMs ? [`a hostile case above ${String(bars.hostileMs)} ms`] : []),
  ...(growth > bars.heapMiB ? [`heap grew by more than ${String(bars.heapMiB)} MiB`] : []),
];
if (missed.length > 0) {
  console.error(`\nmissed: ${missed.join(', ')}`);
  process.exitCode = 1;
}
