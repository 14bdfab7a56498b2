import { startFakeAws, type FakeAws } from './fake-aws.ts';

/** EventBridge Scheduler that keeps schedules by name. */
export interface FakeScheduler extends FakeAws {
  readonly schedules: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** The next write fails with this error. */
  failNext: string | undefined;
  /** Every read fails with this error. */
  failReads: string | undefined;
}

export const startFakeScheduler = async (): Promise<FakeScheduler> => {
  const schedules = new Map<string, Readonly<Record<string, unknown>>>();
  const trouble: Pick<FakeScheduler, 'failNext' | 'failReads'> = { failNext: undefined, failReads: undefined };
  const server = await startFakeAws(({ method, path, body }) => {
    const name = /^\/schedules\/([^?]+)/.exec(path)?.[1] ?? '';
    const failure = method === 'GET' ? trouble.failReads : trouble.failNext;
    if (failure !== undefined) {
      if (method !== 'GET') trouble.failNext = undefined;
      return { refuses: failure, message: 'not now' };
    }
    const found = schedules.get(name);
    if (method !== 'POST' && !found)
      return { refuses: 'ResourceNotFoundException', message: `Schedule ${name} does not exist.` };
    if (method === 'POST' && found)
      return { refuses: 'ConflictException', message: `Schedule ${name} already exists.` };
    if (method === 'GET') return { Name: name, ...found };
    if (method === 'DELETE') schedules.delete(name);
    else schedules.set(name, body);
    return { ScheduleArn: `arn:aws:scheduler:us-east-1:000000000000:schedule/siesa-integration-dev/${name}` };
  });
  return Object.assign(trouble, server, { schedules });
};
