// Batches of examples that a generator makes: drawn when their turn comes and not held, so that a portion may be long.
import type { Batch } from './step.ts';

/**
 * The batches of one stream of examples, each made when it is called for. Asked for out of turn, the examples before are
 * drawn again: a batch follows from the stream and its place alone.
 * @param rows examples in a batch
 */
export function drawnBatches<Example>(examples: () => Iterable<Example>, count: number, rows: number, collate: (examples: readonly Example[]) => Batch): (() => Batch)[] {
  let stream: Iterator<Example> | undefined;
  let drawn = 0;
  const draw = (): Example[] => {
    const list: Example[] = [];
    while (list.length < rows) {
      const { value, done } = (stream as Iterator<Example>).next();
      if (done) break;
      list.push(value);
    }
    drawn++;
    return list;
  };
  return Array.from({ length: count }, (_, i) => () => {
    if (!stream || i < drawn) {
      stream = examples()[Symbol.iterator]();
      drawn = 0;
    }
    while (drawn < i) draw();
    return collate(draw());
  });
}
