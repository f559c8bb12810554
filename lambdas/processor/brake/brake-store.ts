import type { Brake } from './brake';

/** The brake as it was seen, by the number of its version; 0 when there never was one. */
export interface SeenBrake {
  readonly brake: Brake;
  readonly version: number;
}

/** Where every processor sees the brake. */
export interface BrakeStore {
  /** May be a moment old. */
  read(): Promise<SeenBrake>;
  /**
   * Puts `brake` in the place of the one that was seen, unless another did meanwhile.
   *
   * @returns what is in force then: `isOurs` when it is `brake`.
   */
  replace(seen: SeenBrake, brake: Brake): Promise<SeenBrake & { readonly isOurs: boolean }>;
}
