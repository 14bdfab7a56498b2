import { OperatorMistake } from '@siesa-integration/operator';
import { describe, expect, it } from 'vitest';
import { createRunningJobs } from './running-jobs.ts';

describe('the reconciliations that a console has started', () => {
  it('are listed while they run, and no longer once they have ended', async () => {
    const jobs = createRunningJobs();
    let end: (() => void) | undefined;
    const slow = new Promise<never>((_, reject) => {
      end = () => {
        reject(new Error('The disk is full.'));
      };
    });

    expect(await jobs.start('slow', () => slow)).toBeUndefined();
    expect(jobs.list()).toEqual([{ name: 'slow' }]);
    end?.();
    await expect.poll(jobs.list).toEqual([{ name: 'slow', failure: { error: 'Error', cause: 'The disk is full.' } }]);
  });

  it('are not listed when a mistake kept them from beginning', async () => {
    const jobs = createRunningJobs();
    await expect(jobs.start('wrong', () => Promise.reject(new OperatorMistake('No.')))).rejects.toThrow('No.');

    expect(jobs.list()).toEqual([]);
  });
});
