import { describe, expect, it } from 'vitest';
import { ingressKeys, jobPlace } from './job-places.ts';

const jobId = 'JOB-20260216-061500-9f3a2c';

describe('jobPlace', () => {
  it.each([
    ['request.json', 'checkpoints', `${jobId}/request.json`],
    ['validate/stage.json', 'checkpoints', `${jobId}/validate/stage.json`],
    ['report/stage.json', 'checkpoints', `${jobId}/report/stage.json`],
    ['validate/file.parquet', 'intermediate', `${jobId}/validate/file.parquet`],
    ['reconcile/verdicts.parquet', 'intermediate', `${jobId}/reconcile/verdicts.parquet`],
    ['reconcile/open.parquet', 'output', `open-items/${jobId}/open.parquet`],
    ['reconcile/closed.parquet', 'output', `open-items/${jobId}/closed.parquet`],
    ['carried.parquet', 'intermediate', `${jobId}/carried.parquet`],
    ['report/divergencias.csv', 'output', `reports/${jobId}/divergencias.csv`],
    ['report/divergences.parquet', 'output', `divergences/run_date=2026-02-16/job_id=${jobId}/divergences.parquet`],
  ])('keeps %s in %s', (path, bucket, key) => {
    expect(jobPlace(jobId, path)).toEqual({ bucket, key });
  });
});

describe('ingressKeys', () => {
  it('finds the feed of its own files, and of nothing else', () => {
    const keys = [
      ingressKeys.file('acme-1', '2026/02/16.csv'),
      ingressKeys.base('acme-1'),
      ingressKeys.rules('acme-1'),
      'files/acme-1/',
      'files/x.csv',
      'other/files/acme-1/x.csv',
    ];

    expect(keys.map((key) => ingressKeys.feedOf(key))).toEqual([
      'acme-1',
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('gives what an operator sends keys that start nothing, and that belong to the feed of their rules', () => {
    const keys = (['file', 'base'] as const).map((side) => ingressKeys.sent('acme-1', side, 'day.csv'));

    expect(keys).toEqual(['files/acme-1/file/day.csv.sent', 'files/acme-1/base/day.csv.sent']);
    expect(keys.map((key) => ingressKeys.feedOf(key))).toEqual(['acme-1', 'acme-1']);
    expect(ingressKeys.sentRules('acme-1', '00ff')).toBe('rules/acme-1/00ff.json');
  });
});
