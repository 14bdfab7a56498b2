/** A value of a template: plain JSON, in which an object with one `Fn::…` or `Ref` key is a function call. */
export type TemplateValue =
  | string
  | number
  | boolean
  | null
  | readonly TemplateValue[]
  | { readonly [key: string]: TemplateValue };

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, TemplateValue>>;
  readonly Metadata?: Readonly<Record<string, TemplateValue>>;
}

/** The part of the output of `cdk synth` that the emulated host reads. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}
