// Counts of native handles alive, by kind: every one has an owner that releases it, and tests hold that.

export type HandleKind = 'session' | 'value' | 'binding' | 'container' | 'run';

const alive: Record<HandleKind, number> = { session: 0, value: 0, binding: 0, container: 0, run: 0 };

export const acquired = (kind: HandleKind): void => {
  alive[kind]++;
};
export const released = (kind: HandleKind): void => {
  alive[kind]--;
};
export const handles = (): Readonly<Record<HandleKind, number>> => ({ ...alive });
