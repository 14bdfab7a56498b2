/** Every state of the workflow that syncs one client. Executions, alarms and the history show these names, so they never change. */
export const syncStates = {
  begin: 'Begin',
  extractFromSiesa: 'ExtractFromSiesa',
  syncSkipped: 'SyncSkipped',
  loadParts: 'LoadParts',
  transformData: 'TransformData',
  loadToProduct: 'LoadToProduct',
  moreToLoad: 'MoreToLoad?',
  stopRun: 'StopRun',
  partEnded: 'PartEnded',
  moreToExtract: 'MoreToExtract?',
  waitForBudget: 'WaitForBudget',
  handOver: 'HandOver',
  handedOver: 'HandedOver',
  summarizeSync: 'SummarizeSync',
  syncOutcome: 'SyncOutcome?',
  logSuccess: 'LogSuccess',
  reportFailure: 'ReportFailure',
  notifyFailure: 'NotifyFailure',
  logFailure: 'LogFailure',
  syncFailed: 'SyncFailed',
  logFailureUnreported: 'LogFailureUnreported',
  syncFailedUnreported: 'SyncFailedUnreported',
} as const;

export type SyncStateName = (typeof syncStates)[keyof typeof syncStates];

/** States of the Map's children: they run once for each part, several at a time. */
export const partStates: ReadonlySet<string> = new Set([
  syncStates.transformData,
  syncStates.loadToProduct,
  syncStates.moreToLoad,
  syncStates.stopRun,
  syncStates.partEnded,
]);

/** Every state of the workflow that reconciles two files. They never change either. */
export const reconciliationStates = {
  begin: 'Begin',
  claimFile: 'ClaimFile',
  fileIsNew: 'FileIsNew?',
  alreadyDone: 'AlreadyDone',
  validateCsv: 'ValidateCSV',
  checkValidationResult: 'CheckValidationResult',
  chooseEngine: 'ChooseEngine',
  reconcileData: 'ReconcileData',
  planGlueJob: 'PlanGlueJob',
  glueJobNeeded: 'GlueJobNeeded?',
  reconcileOnGlue: 'ReconcileOnGlue',
  collectGlueResult: 'CollectGlueResult',
  prepareQuickSight: 'PrepareQuickSight',
  notifySuccess: 'NotifySuccess',
  success: 'Success',
  saveCheckpoint: 'SaveCheckpoint',
  notifyFailure: 'NotifyFailure',
  failure: 'Failure',
  notifyUnreported: 'NotifyUnreported',
  failureUnreported: 'FailureUnreported',
} as const;
