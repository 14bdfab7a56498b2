export { checkQuota, type QuotaLine, quotaTitles } from './check-quota.ts';
