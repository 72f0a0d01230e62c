// One listener for each signal, however many wait for it: a signal that stops a whole service is shared by all that runs in
// it, and Node warns of more than ten.

const waiting = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `act` when the signal aborts. @returns what takes it back */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  let acts = waiting.get(signal);
  if (!acts) {
    const all = new Set<() => void>();
    signal.addEventListener('abort', () => { for (const one of [...all]) one(); }, { once: true });
    waiting.set(signal, all);
    acts = all;
  }
  const own = acts;
  own.add(act);
  return () => void own.delete(act);
}
