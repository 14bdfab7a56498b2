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
  if (length > plan.maxLength && hasCharacters(data, start, end, plan.maxLength + 1)) return 'TEXT_LONG';
  // An ASCII character is one byte and the longest four, so most texts need no look.
  if (length < plan.minLength * 4 && !hasCharacters(data, start, end, plan.minLength)) return 'TEXT_SHORT';
  for (let index = 0; index < plan.startsWith.length; index += 1) {
    if (data[start + index] !== plan.startsWith[index] || start + index >= end) return 'TEXT_START';
  }
  return undefined;
};

/** Whether it has as many characters as wanted: all bytes but those that continue a character of UTF-8. */
const hasCharacters = (data: Uint8Array, start: number, end: number, wanted: number): boolean => {
  let missing = wanted;
  for (let at = start; at < end && missing > 0; at += 1) if (((data[at] ?? 0) & 0xc0) !== 0x80) missing -= 1;
  return missing === 0;
};

/** Whether Excel replaced a long number: digits, perhaps a separator, E+ or E−, one to three digits, as in `1,23E+11`. */
export const isExcelNumber = (data: Uint8Array, start: number, end: number): boolean => {
  if (end - start < 4 || !isDigit(data[end - 1])) return false;
  let at = end - 2;
  if (!isSign(data[at]) && !isSign(data[--at]) && !isSign(data[--at])) return false;
  for (let digit = at + 1; digit < end; digit += 1) if (!isDigit(data[digit])) return false;
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

const isSign = (byte: number | undefined): boolean => byte === 43 || byte === 45;

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= zero && byte <= nine;
