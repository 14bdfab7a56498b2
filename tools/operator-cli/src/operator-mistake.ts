/** Something the operator can correct: nothing was started, exit 2. The message names the thing and the next move, in one sentence. */
export class OperatorMistake extends Error {
  override readonly name = 'OperatorMistake';
}
