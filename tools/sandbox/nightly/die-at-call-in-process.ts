import { openLocalFolder } from '@siesa-integration/local-runtime';

/**
 * A sync by the embedded host, in a process of its own that dies before one of its calls to a store or to a system outside, as of `kill -9`:
 * `node die-at-call-in-process.ts FOLDER INPUT CALL`. Ends by itself when it makes fewer calls, and prints how many.
 */
const [, , dir = '', input = '', killAt = ''] = process.argv;

let calls = 0;
const count = (): void => {
  calls += 1;
  if (calls === Number(killAt)) process.kill(process.pid, 'SIGKILL');
};
const counted = <Port extends object>(port: Port): Port =>
  new Proxy(port, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: readonly unknown[]): unknown => {
        count();
        return Reflect.apply(member, target, args);
      };
    },
  });

const folder = await openLocalFolder(dir, {
  timeouts: { extractor: 60_000 }, // a slice ends when a minute is left: so each is one page
  ports: (standard) => ({
    ...standard,
    state: counted(standard.state),
    ledger: counted(standard.ledger),
    objects: counted(standard.objects),
    clients: counted(standard.clients),
    history: counted(standard.history),
    alerts: counted(standard.alerts),
    runtime: {
      ...standard.runtime,
      fetch: (request, init) => {
        count();
        return standard.runtime.fetch(request, init);
      },
    },
  }),
});
await (await folder.start(JSON.parse(input))).result;
await folder.close();
process.stdout.write(String(calls));
