import { describe, expect, it, vi } from 'vitest';
import { createLog, type LogOptions } from './log.ts';

const aLog = (options: Partial<LogOptions> = {}) => {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({
    component: 'loader',
    write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
    ...options,
  });
  return { log, lines };
};

describe('createLog', () => {
  it('writes one line of JSON with all bindings', () => {
    const { log, lines } = aLog();

    log.with({ client_id: 'cliente-a' }).with({ sync_id: 's1' }).info('part loaded', { accepted: 998 });

    expect(lines).toEqual([
      {
        level: 'INFO',
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
        component: 'loader',
        client_id: 'cliente-a',
        sync_id: 's1',
        message: 'part loaded',
        metadata: { accepted: 998 },
      },
    ]);
  });

  it('writes its level and higher ones', () => {
    const { log, lines } = aLog({ level: 'WARN' });

    log.debug('d');
    log.info('i');
    log.warn('w');
    log.error('e');

    expect(lines.map(({ level }) => level)).toEqual(['WARN', 'ERROR']);
  });

  it('refuses DEBUG in prod with a warning', () => {
    const { log, lines } = aLog({ level: 'DEBUG', environment: 'prod' });

    log.debug('a row');

    expect(lines).toMatchObject([{ level: 'WARN', message: 'LOG_LEVEL DEBUG is not allowed here; using INFO' }]);
  });

  it('writes DEBUG elsewhere', () => {
    const { log, lines } = aLog({ level: 'DEBUG', environment: 'dev' });

    log.debug('a row');

    expect(lines).toMatchObject([{ level: 'DEBUG' }]);
  });

  it('writes to standard output by default', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);

    createLog({ component: 'loader' }).info('hello');

    expect(write.mock.calls.map(([line]) => String(line)).join('')).toContain('"message":"hello"');
    write.mockRestore();
  });
});
