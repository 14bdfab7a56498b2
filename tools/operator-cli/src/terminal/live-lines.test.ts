import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { liveLines } from './live-lines.ts';
import { paintFor, processTerminal } from './terminal.ts';

describe('liveLines', () => {
  it('redraws a line for each subject and leaves warnings above them', () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 120, rows: 40 });
    let shown = '';
    stream.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
    });
    const lines = liveLines({ live: stream as unknown as NodeJS.WriteStream });

    lines.show('cliente-a', 'cliente-a  Begin');
    lines.show('cliente-b', 'cliente-b  Begin');
    lines.keep('cliente-a: PROD9 refused');
    lines.end();

    expect(shown).toContain('cliente-a  Begin\ncliente-b  Begin');
    expect(shown).toContain('cliente-a: PROD9 refused');
  });

  it('shows nothing without a terminal', () => {
    const lines = liveLines({});

    expect(() => {
      lines.show('a', 'a');
      lines.keep('b');
      lines.end();
    }).not.toThrow();
  });
});

describe('processTerminal', () => {
  it('writes results and errors to their streams, and colours only on a terminal', () => {
    const terminal = processTerminal();
    terminal.out('');
    terminal.err('');

    expect(paintFor({ colours: false }).red('x')).toBe('x');
    expect(paintFor({ colours: true }).red('x')).not.toBe('x');
    expect(terminal.interactive).toBe(process.stdin.isTTY && process.stderr.isTTY);
  });
});
