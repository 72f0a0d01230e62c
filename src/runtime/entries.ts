// What every session is told, on every runtime.

/** Entries of a session's configuration, as ONNX Runtime names them. */
export const sessionEntries = {
  // the kernel that adds and normalises at once goes through a row one element at a time: 76 µs for 32 rows of 512,
  // against 16 for the sums and the normalisation by themselves
  'optimization.disable_specified_optimizers': 'SkipLayerNormFusion',
} as const;
