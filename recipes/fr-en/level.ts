// What a second textbook teaches: patterns, moulds and scenes that came after those of the first. Whoever wants the first alone
// looks whether any was drawn.
let drawn = 0;

/** How often something of a second textbook has been drawn so far. */
export const advances = (): number => drawn;

/** Called when something of a second textbook is drawn. */
export const advance = (): void => void drawn++;
