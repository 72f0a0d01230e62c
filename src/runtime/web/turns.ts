// One call into onnxruntime-web at a time: its wrapper keeps a stack and a list of mounted files that calls share
// across their awaits, and two at once would take each other's.

let last: Promise<unknown> = Promise.resolve();

/** Runs something after everything that asked before. */
export function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const result = last.then(run);
  last = result.catch(() => {});
  return result;
}
