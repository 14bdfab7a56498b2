/** A value of a template: plain JSON, in which an object with one `Fn::…` or `Ref` key stands for something. */
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

/** What `cdk synth` writes, as far as the local host reads it. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}
