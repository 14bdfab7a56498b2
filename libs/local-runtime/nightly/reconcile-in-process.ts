import { openReconciliations } from '../src/reconciliation/open-reconciliations.ts';

/* Reconciles DIR/file.csv with DIR/base.csv, and kills itself at a call of a port: `node … DIR JOB CALL`. */
const [, , folder = '', jobId = '', killAt = ''] = process.argv;

let calls = 0;
const counted =
  <Args extends readonly unknown[], Answer>(call: (...args: Args) => Answer) =>
  (...args: Args): Answer => {
    calls += 1;
    if (calls === Number(killAt)) process.kill(process.pid, 'SIGKILL');
    return call(...args);
  };

const reconciliations = await openReconciliations(folder, {
  ports: ({ claims, ...standard }) => ({
    ...standard,
    readRules: counted(standard.readRules),
    openSource: counted(standard.openSource),
    jobFolder: counted(standard.jobFolder),
    claims: { claim: counted(claims.claim), settle: counted(claims.settle) },
  }),
});
await reconciliations.start({
  job_id: jobId,
  object_key: `${folder}/file.csv`,
  base_key: `${folder}/base.csv`,
  rules_key: 'supplier-orders',
  business_date: '2026-02-16',
}).result;
reconciliations.close();
