import { Failure } from '../values/failure.ts';
import { texts } from '../values/to-text.ts';

const toText = texts(true);

/** Runs a transformation of text on whatever the value is so far. */
export const onText =
  (transform: (text: string) => unknown) =>
  (value: unknown): unknown => {
    const text = toText(value);
    return text instanceof Failure ? text : transform(text);
  };
