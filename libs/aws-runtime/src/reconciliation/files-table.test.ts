import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynamoDB } from '../testing/stand-ins.ts';
import { createFilesTable } from './files-table.ts';

let database: Awaited<ReturnType<typeof startDynamoDB>>;
beforeAll(async () => {
  database = await startDynamoDB();
});
afterAll(() => {
  database.close();
});

const leaseMs = 21 * 60_000;
const claimsAt = (now: number) =>
  createFilesTable({ documents: database.documents, tableName: 'files', leaseMs, clock: () => now });
const by = (owner: string) => ({ jobId: `job of ${owner}`, owner });
const first = { jobId: 'job of one', isMine: true };
const taken = { jobId: 'job of one', isMine: false };

describe('createFilesTable', () => {
  it('gives two at once one job, and the same owner its claim again', async () => {
    const claims = claimsAt(0);
    const both = await Promise.all([claims.claim('two', by('one')), claims.claim('two', by('other'))]);
    const winner = both[0].isMine ? 'one' : 'other';

    expect(both.map(({ isMine }) => isMine).sort()).toEqual([false, true]);
    expect(new Set(both.map(({ jobId }) => jobId))).toEqual(new Set([`job of ${winner}`]));
    expect(await claims.claim('two', by(winner))).toEqual({ jobId: `job of ${winner}`, isMine: true });
  });

  it('keeps what is done, for ever', async () => {
    await claimsAt(0).claim('done', by('one'));
    await claimsAt(0).settle('done', 'one', 'done');

    expect(await claimsAt(100 * leaseMs).claim('done', by('other'))).toEqual(taken);
    expect(await claimsAt(0).claim('done', by('one'))).toEqual(taken);
  });

  it('gives what failed to a new owner, under the first job', async () => {
    await claimsAt(0).claim('failed', by('one'));
    await claimsAt(0).settle('failed', 'one', 'failed');

    expect(await claimsAt(0).claim('failed', by('other'))).toEqual({ ...first, jobId: 'job of one' });
    expect(await claimsAt(0).claim('failed', by('third'))).toEqual(taken);
  });

  it('gives the claim of an execution that must have ended to a new owner, and not earlier', async () => {
    await claimsAt(0).claim('ended', by('one'));

    expect(await claimsAt(leaseMs).claim('ended', by('other'))).toEqual(taken);
    expect(await claimsAt(leaseMs + 1).claim('ended', by('other'))).toEqual(first);
  });

  it('ends no claim of another owner', async () => {
    await claimsAt(0).claim('other', by('one'));
    await claimsAt(0).settle('other', 'late', 'failed');

    expect(await claimsAt(0).claim('other', by('third'))).toEqual(taken);
  });

  it('passes on every other error of DynamoDB', async () => {
    const claims = createFilesTable({ documents: database.documents, tableName: 'nowhere', leaseMs });

    await expect(claims.claim('a', by('one'))).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(claims.settle('a', 'one', 'done')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
