/** The head of `models/syntax.bin`. */
export interface NetworkHead {
  /** `UPOS/XPOS`, one per class. */
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  readonly width: number;
  readonly depth: number;
  /** Before which block tags are guessed and fed back. */
  readonly mid: number;
  readonly wordSize: number;
  readonly partSize: number;
  readonly vectorSize: number;
  readonly wordUnit: number;
  readonly partUnit: number;
  readonly arcSize: number;
  readonly relSize: number;
  /** Numbers of the hidden layer that name labels are weighed from. */
  readonly nameSize: number;
  /** To which power the probability of head and relation is raised, so that it is calibrated. */
  readonly arcPower: number;
}
