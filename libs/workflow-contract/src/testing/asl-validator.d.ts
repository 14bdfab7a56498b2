declare module 'asl-validator' {
  /** Checks a definition against the states language; `errorsText()` is empty when nothing is wrong. */
  export default function validate(definition: unknown): {
    readonly isValid: boolean;
    readonly errorsText: () => string;
  };
}
