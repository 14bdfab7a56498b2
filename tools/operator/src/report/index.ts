export {
  readReportData,
  type ReportData,
  type ReportedClient,
  type ReportedSync,
  type ReportOptions,
} from './report-data.ts';
export type { StageDurations } from './stage-durations.ts';
