import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { defaultTemplate } from '../src/template/read-template.ts';
import type { Template, TemplateResource, TemplateValue } from '../src/template/template.ts';

/** What is to be another in a function: it is given the properties of the synthesized one. */
export type FunctionChange = (
  properties: Readonly<Record<string, TemplateValue>>,
) => Readonly<Record<string, TemplateValue>>;

/** Writes the synthesized template into a folder, with the same bundles and with other properties of its functions. Answers its path. */
export const writeChangedTemplate = async (dir: string, change: FunctionChange): Promise<string> => {
  const template = JSON.parse(await readFile(defaultTemplate(), 'utf8')) as Template;
  const assets = relative(dir, dirname(defaultTemplate()));
  const changed = Object.entries(template.Resources).map(([id, resource]) => [
    id,
    resource.Type === 'AWS::Lambda::Function' ? changedFunction(resource, assets, change) : resource,
  ]);
  const file = join(dir, `${randomUUID()}.template.json`);
  await writeFile(
    file,
    JSON.stringify({ ...template, Resources: Object.fromEntries(changed) as Template['Resources'] }),
  );
  return file;
};

const changedFunction = (resource: TemplateResource, assets: string, change: FunctionChange): TemplateResource => ({
  ...resource,
  Properties: change(resource.Properties ?? {}),
  Metadata: { ...resource.Metadata, 'aws:asset:path': join(assets, resource.Metadata?.['aws:asset:path'] as string) },
});

/** An extractor that is always short of time: each of its slices is one page. */
export const onePageSlices: FunctionChange = (properties) =>
  properties['FunctionName'] === 'siesa-integration-extractor-dev' ? { ...properties, Timeout: 60 } : properties;

/** Beside that, a summarizer whose time is up as it begins. */
export const noSummary: FunctionChange = (properties) =>
  properties['FunctionName'] === 'siesa-integration-summarizer-dev'
    ? { ...properties, Timeout: 0 }
    : onePageSlices(properties);

/** Attempts at it follow each other at once. */
export const noPauses = { SummarizeSync: 0, ReportFailure: 0 } as const;
