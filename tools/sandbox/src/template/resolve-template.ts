import { LocalHostError } from '@siesa-integration/local-runtime/workflow';
import { identify, nameProperties, type Identity } from './identify-resource.ts';
import { localAccount } from './local-account.ts';
import type { Template, TemplateValue } from './template.ts';

/** Reads values of a template as CloudFormation would, in the local account. */
export interface Resolver {
  /** The value without any `Ref`, `Fn::GetAtt`, `Fn::Join` or `Fn::Sub`. Throws on any other function, because a guess would run a different workflow. */
  readonly resolve: (value: TemplateValue) => TemplateValue;
  /** As `resolve`, for a value that must be text. */
  readonly text: (value: TemplateValue | undefined) => string;
  readonly identityOf: (logicalId: string) => Identity;
}

/**
 * @example
 * resolverOf(template).text({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':states:::sns:publish']] }); // 'arn:aws:states:::sns:publish'
 */
export const resolverOf = (template: Template): Resolver => {
  const resolve = (value: TemplateValue): TemplateValue => {
    if (Array.isArray(value))
      return (value as readonly TemplateValue[]).map(resolve).filter((item) => item !== noValue);
    if (!isObject(value)) return value;

    const [only, ...others] = Object.entries(value);
    if (only && others.length === 0 && isFunction(only[0])) return call(only[0], only[1]);
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, inner]) => [key, resolve(inner)] as const)
        .filter(([, inner]) => inner !== noValue),
    );
  };

  const call = (name: string, argument: TemplateValue): TemplateValue => {
    const run = functions[name];
    if (!run)
      throw new LocalHostError(
        'TEMPLATE_UNKNOWN',
        `The template uses ${name}, which the emulated host does not support. Add it to resolve-template.ts.`,
      );
    return run(argument);
  };

  const text = (value: TemplateValue | undefined): string => {
    const resolved = value === undefined ? undefined : resolve(value);
    if (typeof resolved === 'string' || typeof resolved === 'number' || typeof resolved === 'boolean')
      return String(resolved);
    throw new LocalHostError(
      'TEMPLATE_UNKNOWN',
      `The template holds ${JSON.stringify(resolved)} where text is expected. Build it again with 'npm run build'.`,
    );
  };

  const identityOf = (logicalId: string): Identity => {
    const resource = template.Resources[logicalId];
    if (!resource)
      throw new LocalHostError(
        'TEMPLATE_UNKNOWN',
        `The template names '${logicalId}' but does not contain it. Build it again with 'npm run build'.`,
      );

    const name = resource.Properties?.[nameProperties[resource.Type] ?? ''];
    return identify(logicalId, resource, name === undefined ? generatedName(logicalId) : text(name));
  };

  const functions: Readonly<Record<string, (argument: TemplateValue) => TemplateValue>> = {
    Ref: (argument) => pseudoParameters[argument as string] ?? identityOf(argument as string).ref,
    'Fn::GetAtt': (argument) => {
      const [logicalId, attribute] = (typeof argument === 'string' ? argument.split('.') : argument) as [
        string,
        string,
      ];
      return attributeOf(identityOf(logicalId), logicalId, attribute);
    },
    'Fn::Join': (argument) => {
      const [separator, parts] = argument as [string, TemplateValue[]];
      return parts.map(text).join(separator);
    },
    'Fn::Sub': (argument) => substitute(argument, resolve, text),
  };

  return { resolve, text, identityOf };
};

/** `AWS::NoValue`: a property with this value is left out. */
const noValue = '\u0000AWS::NoValue';

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': localAccount.accountId,
  'AWS::NoValue': noValue,
  'AWS::Partition': localAccount.partition,
  'AWS::Region': localAccount.region,
  'AWS::URLSuffix': localAccount.urlSuffix,
};

const substitute = (argument: TemplateValue, resolve: Resolver['resolve'], text: Resolver['text']): string => {
  const [pattern, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [
    string,
    Record<string, TemplateValue>,
  ];
  return pattern.replace(/\$\{(!?)([^}]+)\}/g, (_match, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    const given = variables[name];
    if (given !== undefined) return text(given);
    return text(resolve(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }));
  });
};

const attributeOf = ({ attributes }: Identity, logicalId: string, attribute: string): string => {
  const value = attributes[attribute];
  if (value === undefined)
    throw new LocalHostError(
      'TEMPLATE_UNKNOWN',
      `The template asks for ${logicalId}.${attribute}, which the emulated host does not support. Add it to identify-resource.ts.`,
    );
  return value;
};

/** A name for a resource without one; in lower case, because buckets demand it. */
const generatedName = (logicalId: string): string => `local-${logicalId.toLowerCase()}`;

const isFunction = (key: string): boolean => key === 'Ref' || key.startsWith('Fn::');

const isObject = (value: TemplateValue): value is Readonly<Record<string, TemplateValue>> =>
  typeof value === 'object' && value !== null;
