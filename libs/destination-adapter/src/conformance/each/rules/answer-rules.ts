import assert from 'node:assert/strict';
import { errorOf } from '../../harness.ts';
import type { EachHarness, EachRule } from '../each-harness.ts';

const warningsOf = async ({ send, payloads, subject: { optional } }: EachHarness, count: number) => {
  const verdicts = await send(payloads(count, { [optional.canonical]: optional.value }), { concurrency: 1 });
  return [...verdicts.values()].map((verdict) => {
    assert.equal(verdict.status, 'accepted');
    return 'warnings' in verdict ? verdict.warnings.map(({ code, path }) => `${path} ${code}`) : [];
  });
};

/** What the answer to a call means. */
export const eachAnswerRules: readonly EachRule[] = [
  {
    id: 'no-warning',
    promise: 'warns of nothing when the destination answers what was sent',
    check: async (harness) => {
      assert.deepEqual(await warningsOf(harness, 2), [[], []]);
    },
  },
  {
    id: 'ignored-field',
    promise: 'warns once of a field that the destination does not answer',
    check: async (harness) => {
      const { target } = harness.subject.optional;
      harness.fail({
        kind: 'rewrite',
        times: 2,
        rewrite: (body) => Object.fromEntries(Object.entries(body as object).filter(([name]) => name !== target)),
      });
      assert.deepEqual(await warningsOf(harness, 2), [[`${target} ${harness.subject.dialect}/ignored-field`], []]);
    },
  },
  {
    id: 'not-stored',
    promise: 'warns of each value that the destination stored otherwise',
    check: async (harness) => {
      harness.fail({ kind: 'rewrite', times: 2, rewrite: (body) => ({ ...(body as object), name: 'OTHER' }) });
      const warning = `name ${harness.subject.dialect}/not-stored`;
      assert.deepEqual(await warningsOf(harness, 2), [[warning], [warning]]);
    },
  },
  {
    id: 'no-id',
    promise: 'takes a success without the id of a record for a broken contract',
    check: async ({ fail, send, payloads, fake }) => {
      for (const body of [{}, [], 'stored', { [fake.script.idField]: 'PROD000001' }, { results: [] }]) {
        fail({ status: 201, body });
        assert.equal((await errorOf(send(payloads(1)))).name, 'ProductContractBroken', JSON.stringify(body));
      }
    },
  },
  {
    id: 'wrong-address',
    promise: 'stops at a path that is not there: a page with 404, 405, a redirect',
    check: async ({ fail, send, payloads, fake, calls }) => {
      for (const fault of [
        { status: 405, body: { detail: 'Method not allowed.' } },
        { status: 404, text: '<html>Not Found</html>' },
        { status: 307, headers: { location: '/elsewhere' } },
      ]) {
        fail({ ...fault, times: 9 });
        const before = calls('POST').length;
        assert.equal((await errorOf(send(payloads(5), { concurrency: 1 }))).name, 'ConfigurationInvalid');
        assert.equal(calls('POST').length, before + 1);
        fake.switches.faults = [];
      }
      assert.ok(fake.calls.every(({ path }) => path !== '/elsewhere'));
    },
  },
  {
    id: 'permission',
    promise: 'stops at a missing permission with an error that names it, and does not blame the password',
    check: async ({ fail, send, payloads, logins }) => {
      fail({ status: 403, body: { detail: 'You do not have permission.' }, times: 9 });
      const error = await errorOf(send(payloads(3), { concurrency: 1 }));
      assert.equal(error.name, 'ProductAuthenticationFailed');
      assert.match(error.message, /lacks permission/);
      assert.equal(logins().length, 1);
    },
  },
];
