import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeBlocks, readMarkdown, repository } from '../documents/markdown.ts';

/** The code that calls AWS with the operator's own profile. */
const operatorCode = [
  'tools/operator/src/**/*.ts',
  'tools/operator-cli/src/**/*.ts',
  'libs/aws-runtime/src/stores/*.ts',
];

/** IAM's prefix of each SDK client. */
const services: Readonly<Record<string, string>> = {
  'client-cloudwatch': 'cloudwatch',
  'client-lambda': 'lambda',
  'client-sfn': 'states',
  'client-scheduler': 'scheduler',
  'client-secrets-manager': 'secretsmanager',
  'client-s3': 's3',
  'lib-dynamodb': 'dynamodb',
};

/** Commands whose action has another name. */
const actions: Readonly<Record<string, string>> = {
  'dynamodb:Get': 'dynamodb:GetItem',
  'dynamodb:Put': 'dynamodb:PutItem',
  'dynamodb:Update': 'dynamodb:UpdateItem',
  'dynamodb:BatchGet': 'dynamodb:BatchGetItem',
  'dynamodb:BatchWrite': 'dynamodb:BatchWriteItem',
  's3:ListObjectsV2': 's3:ListBucket',
};

/** The IAM actions of the SDK's commands and paginators that a source file imports. */
const actionsOf = (source: string): string[] =>
  [...source.matchAll(/import \{([^}]+)\} from '@aws-sdk\/([\w-]+)'/g)].flatMap(([, names = '', client = '']) =>
    [...names.matchAll(/\b(?:(\w+)Command\b|paginate(\w+))/g)]
      .map(([, command, paged]) => `${services[client] ?? client}:${command ?? paged ?? ''}`)
      .map((called) => actions[called] ?? called),
  );

const usedActions = (): string[] =>
  globSync(operatorCode, { cwd: repository })
    .filter((path) => !/\.test\.ts$|\/testing\//.test(path))
    .flatMap((path) => actionsOf(readFileSync(join(repository, path), 'utf8')))
    .filter((action, index, all) => all.indexOf(action) === index)
    .sort();

interface Statement {
  readonly Action: string | readonly string[];
}

const policy = () => {
  const [block] = codeBlocks(readMarkdown('docs/operating.md')).filter(
    ({ heading }) => heading === 'What an operator may do on AWS',
  );
  return JSON.parse(block?.code ?? '{}') as { readonly Statement: readonly Statement[] };
};

describe("the operator's policy of docs/operating.md", () => {
  const allowed = policy().Statement.flatMap(({ Action }) => Action);

  it('allows every call that the command makes', () => {
    expect(usedActions()).toContain('states:GetExecutionHistory');
    expect(usedActions().filter((action) => !allowed.includes(action))).toEqual([]);
  });

  it('allows looking into the children of a Distributed Map', () => {
    expect(allowed).toEqual(expect.arrayContaining(['states:ListMapRuns', 'states:ListExecutions']));
  });

  it('names one action at a time, and none that deletes data', () => {
    expect(allowed.filter((action) => action.includes('*') || /:Delete(?!Schedule)/.test(action))).toEqual([]);
  });
});

describe('actionsOf', () => {
  it('finds commands and paginators, and no types', () => {
    const source = "import { PutCommand, paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';";

    expect(actionsOf(source)).toEqual(['dynamodb:PutItem', 'dynamodb:Query']);
    expect(actionsOf("import {\n  CopyObjectCommand,\n} from '@aws-sdk/client-s3';")).toEqual(['s3:CopyObject']);
  });
});
