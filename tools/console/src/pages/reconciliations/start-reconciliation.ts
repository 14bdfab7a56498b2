import {
  type IngressKey,
  type JobsPlace,
  OperatorMistake,
  reconciledFile,
  reconcileProducts,
  reconcileProductsInEnvironment,
  type ReconciliationEnd,
  runInEnvironment,
  runReconciliation,
} from '@siesa-integration/operator';
import { message } from '@siesa-integration/operator/messages';
import { ruleDocumentNames } from '@siesa-integration/reconciliation';
import type { View } from '../../view/view.ts';
import { fieldIn } from '../../view/written-in.ts';
import { uploadIn, withUploads } from './uploads.ts';

/** What a form that was sent holds. */
export type Form = Readonly<Record<string, unknown>>;

/** A reconciliation that a form asks for. */
export interface AskedReconciliation {
  /** What is compared, for people. */
  readonly name: string;
  readonly run: () => Promise<ReconciliationEnd>;
}

/** Reads what a form asks for. @throws OperatorMistake when a file of the folder, or a name, is missing */
export const askedIn = (view: View, place: JobsPlace, form: Form): Promise<AskedReconciliation> =>
  'dir' in place ? askedInFolder(view, place.dir, form) : Promise.resolve(askedInEnvironment(place.env, form));

const askedInFolder = async ({ host }: View, dir: string, form: Form): Promise<AskedReconciliation> => {
  const named = { file: fieldIn(form, 'file'), base: fieldIn(form, 'base') };
  const file = await reconciledFile(dir, named.file);
  const against = await reconciledFile(dir, named.base);
  const rules = await rulesIn(dir, fieldIn(form, 'rules'));
  return {
    name: `${named.file} · ${named.base}`,
    run: () => runReconciliation({ dir, file, against, rules, alerts: host.alerts, ...dayIn(form) }),
  };
};

const askedInEnvironment = (env: string, form: Form): AskedReconciliation => {
  const [file, against, rules] = [sourceIn(form, 'file'), sourceIn(form, 'base'), sourceIn(form, 'rules')];
  return {
    name: `${nameOfSource(file)} · ${nameOfSource(against)}`,
    run: () =>
      withUploads((path) =>
        Promise.all([path(file), path(against), path(rules)]).then(([one, other, document]) =>
          runInEnvironment({ env }, { file: one, against: other, rules: document, ...dayIn(form) }),
        ),
      ),
  };
};

/** Reads of which client a form compares the products. @throws OperatorMistake when a file of the folder, or a name, is missing */
export const productsAskedIn = async (view: View, place: JobsPlace, form: Form): Promise<AskedReconciliation> => {
  const name = fieldIn(form, 'client');
  const run = 'dir' in place ? productsInFolder(view, place.dir, form) : productsInEnvironment(view, place.env, form);
  return { name, run: await run };
};

const productsInFolder = async ({ host }: View, dir: string, form: Form): Promise<AskedReconciliation['run']> => {
  const named = fieldIn(form, 'file').trim();
  const file = named === '' ? undefined : await reconciledFile(dir, named);
  const rules = await rulesIn(dir, fieldIn(form, 'rules'));
  const asked = { dir, clientId: fieldIn(form, 'client'), rules, file, alerts: host.alerts, ...dayIn(form) };
  return () => reconcileProducts(host, asked);
};

const productsInEnvironment = ({ host }: View, env: string, form: Form): AskedReconciliation['run'] => {
  const [file, rules] = [namedIn(form, 'file'), sourceIn(form, 'rules')];
  return () =>
    withUploads(async (path) =>
      reconcileProductsInEnvironment(
        host,
        { env },
        { clientId: fieldIn(form, 'client'), file: await path(file), rules: await path(rules), ...dayIn(form) },
      ),
    );
};

/** A file that was sent with the form, a key of the ingress bucket, or the name of bundled rules. */
const sourceIn = (form: Form, field: SourceField): File | IngressKey | string => {
  const found = namedIn(form, field);
  if (found === undefined) throw new OperatorMistake(message('mistake/nothing-chosen'), { code: 'WRONG_USAGE' });
  return found;
};

type SourceField = 'file' | 'base' | 'rules';

/** The same; `undefined` when the form names nothing. */
const namedIn = (form: Form, field: SourceField): File | IngressKey | string | undefined => {
  const upload = uploadIn(form, `${field}-upload`);
  if (upload) return upload;
  const named = fieldIn(form, field).trim();
  if (named === '') return undefined;
  return field === 'rules' && ruleDocumentNames.some((name) => name === named) ? named : { key: named };
};

const nameOfSource = (source: File | IngressKey | string): string => {
  if (typeof source === 'string') return source;
  return 'key' in source ? source.key : source.name;
};

/** A document that comes with the package has a name without dots and slashes. */
const rulesIn = (dir: string, rules: string): Promise<string> | string =>
  /[./\\]/.test(rules) ? reconciledFile(dir, rules) : rules;

const dayIn = (form: Form): { readonly day?: string } => {
  const day = fieldIn(form, 'day');
  return day === '' ? {} : { day };
};
