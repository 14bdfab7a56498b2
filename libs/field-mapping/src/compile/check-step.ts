import { checkDigitOf } from '../checks/gtin.ts';
import { decodeSgtin96, isEpc } from '../checks/sgtin-96.ts';
import type { FieldSource } from '../document/field-source.ts';
import { join } from '../document/findings.ts';
import type { CheckName } from '../document/mapping-document.ts';
import type { Step } from '../run/step.ts';
import { Failure } from '../values/failure.ts';
import type { CompileContext } from './compile-context.ts';

/**
 * The check of a finished code: the last step of a field. With `on_invalid: "warn"` a code that fails is sent all the same, because the labels may
 * carry it.
 */
export const checkSteps = (field: FieldSource, context: CompileContext): readonly Step[] => {
  const { rule, path, type, name, validation } = field;
  const check = rule.check ?? validation?.check ?? undefined;
  if (check === undefined) return [];
  const place = join(rule.check == null ? field.validationPath : path, 'check');
  if (type !== 'string') context.findings.problem(place, 'rule', 'a check of a text', type);
  if (rule.check != null && validation?.check != null && rule.check !== validation.check)
    context.findings.problem(join(field.validationPath, 'check'), 'conflict', rule.check, validation.check);

  const readsEan = check === 'epc' && name !== 'ean' && context.mapped.has('ean');
  const problemOf = checks[check];
  const isUsed = rule.on_invalid === 'warn';
  return [
    {
      name: `check ${check}`,
      ...(readsEan && { productFields: ['ean'] }),
      run: (value, _, product) => {
        const expected = problemOf(String(value), readsEan ? product['ean'] : undefined);
        return expected === undefined
          ? value
          : new Failure(`mapping/${check}`, expected, value, validation?.message ?? undefined, isUsed);
      },
    },
  ];
};

/** What was expected of a code; `undefined` when it is sound. */
type Check = (code: string, ean: unknown) => string | undefined;

const checks: Readonly<Record<CheckName, Check>> = {
  gtin: (code) => {
    const digit = checkDigitOf(code);
    if (digit === undefined) return 'a GTIN of 8, 12, 13 or 14 digits';
    return code.endsWith(String(digit))
      ? undefined
      : `${code.slice(0, -1)}${String(digit)}, whose check digit is right`;
  },
  epc: (code, ean) => {
    if (!isEpc(code)) return 'an EPC of 24 hex digits';
    if (typeof ean !== 'string') return undefined;
    const gtin = decodeSgtin96(code)?.gtin;
    if (gtin === ean.padStart(14, '0')) return undefined;
    return gtin === undefined ? `an SGTIN-96 of ${ean}` : `an SGTIN-96 of ${ean}, not of ${gtin}`;
  },
};
