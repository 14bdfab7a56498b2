import { describe, expect, it, vi } from 'vitest';
import { createMetrics } from './metrics.ts';

describe('createMetrics', () => {
  it("writes metrics in CloudWatch's format, by client, and those of alarms for all clients", () => {
    const lines: string[] = [];

    createMetrics({ environment: 'prod', clock: () => 1_000, write: (line) => lines.push(line) }).emit(
      { SyncDuration: 240, RecordsProcessed: 1250 },
      { ClientId: 'cliente-a', SyncType: 'initial' },
    );

    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        _aws: {
          Timestamp: 1_000,
          CloudWatchMetrics: [
            {
              Namespace: 'SiesaIntegration',
              Dimensions: [['ClientId', 'SyncType', 'Environment']],
              Metrics: [
                { Name: 'SyncDuration', Unit: 'Seconds' },
                { Name: 'RecordsProcessed', Unit: 'Count' },
              ],
            },
            {
              Namespace: 'SiesaIntegration',
              Dimensions: [['Environment']],
              Metrics: [{ Name: 'RecordsProcessed', Unit: 'Count' }],
            },
          ],
        },
        ClientId: 'cliente-a',
        SyncType: 'initial',
        Environment: 'prod',
        SyncDuration: 240,
        RecordsProcessed: 1250,
      },
    ]);
    expect(lines[0]).toMatch(/\n$/);
  });

  it('separates Siesa and the destination, and stores nothing for all clients that no alarm reads', () => {
    const lines: string[] = [];

    createMetrics({ environment: 'dev', write: (line) => lines.push(line) }).emit(
      { APILatency: 200 },
      { ClientId: 'a', SyncType: 'initial', Api: 'siesa' },
    );

    expect(lines[0]).toContain('"Dimensions":[["ClientId","SyncType","Api","Environment"]]');
    expect(lines[0]).not.toContain('[["Environment"]]');
  });

  it('writes to standard output by default', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);

    createMetrics({ environment: 'dev' }).emit({ CursorAge: 1 }, { ClientId: 'a', SyncType: 'initial' });

    expect(write).toHaveBeenCalledOnce();
    write.mockRestore();
  });
});
