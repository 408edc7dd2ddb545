/** Something that the person at the keyboard can put right: printed as it is, without a stack. */
export class Problem extends Error {
  override readonly name = 'Problem';
}
