// What a second textbook teaches: patterns, moulds and scenes that came after those of the first. Whoever wants the first alone
// looks whether any was drawn.
let drawn = 0;

/** How often something of a second textbook has been drawn so far. */
export const advances = (): number => drawn;

/** Called when something of a second textbook is drawn. */
export const advance = (): void => void drawn++;

let alone = false;

/** Whether what is drawn next is to be of the first textbook alone. */
export const firstAlone = (): boolean => alone;

/** Says so. What still comes of the second is found by `advances`. */
export const drawFirst = (first: boolean): void => {
  alone = first;
};
