import { lambdaHandler } from '@siesa-integration/aws-runtime';
import { composeOverdueCheck } from './compose-overdue-check.ts';

const check = composeOverdueCheck(process.env);

/** Finds clients without a success for twice their interval, every hour. Safe to repeat. */
export const handler = lambdaHandler('overdue-check', () => undefined, check);
