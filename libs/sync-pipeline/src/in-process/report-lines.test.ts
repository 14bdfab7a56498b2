import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { describe, expect, it } from 'vitest';
import { aSyncBench, incremental, initial, reportOf } from '../testing/a-sync-bench.ts';
import { runSync } from './run-sync.ts';

const rows = [
  aSiesaProduct({ f_codigo: 'GOOD' }),
  aSiesaProduct({ f_codigo: 'SAME' }),
  aSiesaProduct({ f_codigo: 'WARNED', f_ean: '750123' }),
  aSiesaProduct({ f_codigo: 'REJECTED', f_nombre: '' }),
  aSiesaProduct({ f_codigo: 'REFUSED' }),
];

describe('the report of a run', () => {
  it('has the outcome of every record, each once', async () => {
    await using bench = await aSyncBench({ rows });
    bench.destination.refuses = ({ id }) => (id === 'REFUSED' ? 'no' : undefined);
    const outcomesOf = (text: string): readonly string[] =>
      text
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) =>
          line
            .split(',')
            .filter((_, at) => at === 0 || at === 2)
            .join(' '),
        )
        .sort();

    expect(outcomesOf(reportOf(bench, await runSync(bench.ports, { input: initial })))).toEqual([
      'GOOD accepted',
      'REFUSED refused',
      'REJECTED rejected',
      'SAME accepted',
      'WARNED accepted with a warning',
    ]);

    bench.siesa.upsert([
      aSiesaProduct({ f_codigo: 'GOOD', f_cantidad: 77, f_fecha_modificacion: new Date().toISOString() }),
      aSiesaProduct({ f_codigo: 'SAME', f_otro: 'x', f_fecha_modificacion: new Date().toISOString() }),
    ]);
    expect(outcomesOf(reportOf(bench, await runSync(bench.ports, { input: incremental })))).toEqual([
      'GOOD accepted',
      'REFUSED refused',
      'REJECTED rejected',
      'SAME unchanged',
    ]);
  });
});
