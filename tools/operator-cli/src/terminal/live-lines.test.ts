import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { liveLines } from './live-lines.ts';
import { memoryTerminal } from '../testing/memory-terminal.ts';
import { paintFor, printableTerminal, printJson, processTerminal } from './terminal.ts';

describe('liveLines', () => {
  it('redraws a line for each subject and leaves warnings above them', () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 120, rows: 40 });
    let shown = '';
    stream.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
    });
    const err = (text: string): void => {
      shown += text;
    };
    const lines = liveLines({ live: stream as unknown as NodeJS.WriteStream, err }, Date.now);

    lines.show('cliente-a', 'cliente-a  Begin');
    lines.show('cliente-b', 'cliente-b  Begin');
    lines.keep('cliente-a: PROD9 refused');
    lines.say('to be read now');
    lines.end();

    expect(shown).toMatch(/to be read now\n.*cliente-a {2}Begin\ncliente-b {2}Begin/);
    expect(shown).toContain('cliente-a  Begin\ncliente-b  Begin');
    expect(shown).toContain('cliente-a: PROD9 refused');
  });

  it('escapes what a terminal would obey', () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 120, rows: 40 });
    const lines = liveLines({ live: stream as unknown as NodeJS.WriteStream, err: () => undefined }, Date.now);
    lines.show('a', 'a\u001b]0;owned\u0007\u009b2J');
    lines.keep('b\u202e\r\nc');
    lines.end();
    const shown = String(stream.read());

    expect(shown).toContain('a\\u001b]0;owned\\u0007\\u009b2J');
    expect(shown).toContain('b\\u202e\\u000d\\u000ac');
    for (const obeyed of ['\u0007', '\u009b', '\u202e']) expect(shown).not.toContain(obeyed);
  });

  it('prints a line of each subject every 15 seconds where there is no terminal', () => {
    let [time, written] = [0, ''];
    const err = (text: string): void => void (written += text);
    const lines = liveLines({ err }, () => time);
    for (time = 0; time <= 31_000; time += 1_000) {
      lines.show('a', `a at ${String(time / 1_000)} s`);
      if (time < 10_000) lines.show('b', 'b');
      lines.keep('a: PROD9 refused');
    }
    lines.say('to be read now');
    lines.end();

    expect(written).toBe('a at 15 s\na at 30 s\nto be read now\n');
  });
});

describe('processTerminal', () => {
  it('writes results and errors to their streams, and colours only on a terminal', () => {
    const terminal = processTerminal();
    terminal.out('');
    terminal.err('');

    expect(paintFor({ colours: false }).red('x')).toBe('x');
    expect(paintFor({ colours: true }).red('x')).not.toBe('x');
    expect(paintFor({ colours: true }).green('x')).not.toBe('x');
    expect(terminal.interactive).toBe(process.stdin.isTTY && process.stderr.isTTY);
  });
});

describe('printableTerminal', () => {
  const hostile = 'a\u001b[31m\u0007\u009b2J\u202eb\u200b\r';

  it('escapes what a terminal would obey, and keeps line feeds and its own colours', () => {
    const memory = memoryTerminal();
    const terminal = printableTerminal({ ...memory, colours: true });
    terminal.out(`${paintFor(terminal).red('FAIL')}\n${hostile}\n`);
    terminal.err(hostile);

    const escaped = 'a\\u001b[31m\\u0007\\u009b2J\\u202eb\\u200b\\u000d';
    expect(memory.written).toEqual({ out: `\u001b[31mFAIL\u001b[39m\n${escaped}\n`, err: escaped });
  });

  it('prints a JSON document that holds the same text', () => {
    const memory = memoryTerminal();
    printJson(printableTerminal(memory), { name: hostile });

    expect(memory.written.out).not.toMatch(/[^\n\x20-\x7e]/);
    expect(JSON.parse(memory.written.out)).toEqual({ name: hostile });
  });
});
