import type { BadRowCode } from './bad-row.ts';
import type { TextPlan } from './column-plan.ts';

const zero = 48;
const nine = 57;
const letterE = 69;
const lowerCase = 32;

/** What is wrong with the text of a cell, or `undefined`. It reads bytes, because a string for every cell costs more than all checks. */
export const textProblem = (plan: TextPlan, data: Uint8Array, start: number, end: number): BadRowCode | undefined => {
  const length = end - start;
  if (length === 0) return plan.optional ? undefined : 'TEXT_MISSING';
  // First, because a number that Excel replaced breaks other rules too, and this is the cause.
  if (!plan.isName && isExcelNumber(data, start, end)) return 'EXCEL_NUMBER';
  if (length > plan.maxLength && countCharacters(data, start, end) > plan.maxLength) return 'TEXT_LONG';
  // An ASCII character is one byte and the longest four, so most texts need no count.
  if (length < plan.minLength * 4 && countCharacters(data, start, end) < plan.minLength) return 'TEXT_SHORT';
  for (let index = 0; index < plan.startsWith.length; index += 1) {
    if (data[start + index] !== plan.startsWith[index] || start + index >= end) return 'TEXT_START';
  }
  return undefined;
};

/** All bytes but those that continue a character of UTF-8. */
const countCharacters = (data: Uint8Array, start: number, end: number): number => {
  let count = 0;
  for (let at = start; at < end; at += 1) if (((data[at] ?? 0) & 0xc0) !== 0x80) count += 1;
  return count;
};

/** Whether Excel replaced a long number: digits, perhaps a separator, E+ or E−, one to three digits, as in `1,23E+11`. */
export const isExcelNumber = (data: Uint8Array, start: number, end: number): boolean => {
  let at = end - 1;
  const first = Math.max(start, end - 4);
  while (at > first && isDigit(data[at])) at -= 1;
  const digits = end - 1 - at;
  if (digits < 1 || (data[at] !== 43 && data[at] !== 45)) return false;
  at -= 1;
  if (((data[at] ?? 0) & ~lowerCase) !== letterE || at <= start) return false;
  let separators = 0;
  for (at -= 1; at >= start; at -= 1) {
    if (isDigit(data[at])) continue;
    const isSeparator = (data[at] === 44 || data[at] === 46) && at > start;
    if (at === start && (data[at] === 45 || data[at] === 43)) continue;
    if (!isSeparator || separators > 0) return false;
    separators += 1;
  }
  return true;
};

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= zero && byte <= nine;
