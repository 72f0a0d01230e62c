// Counts of handles alive, by kind, as the native runtime has them.

export interface Handles {
  session: number;
  value: number;
  binding: number;
  weights: number;
}
