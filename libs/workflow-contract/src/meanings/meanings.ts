/** What codes mean, in the languages of people. */
export type Meanings = Readonly<Record<`error/${string}`, Readonly<Record<'en' | 'es', string>>>>;
