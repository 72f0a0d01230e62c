// A text in sentences. Unicode's rules alone would end one behind "M." and "10 h.".

/** Abbreviations of French and English behind whose full stop a sentence goes on; a single capital is an initial. */
const abbreviation = /(?<![\p{L}\p{M}\p{N}])(?:\p{Lu}|MM|Mmes?|Mlles?|Mgr|Me|Drs?|Prs?|Prof|Stes?|St|Mr|Mrs|Ms|etc|[pP]\. ?ex|ex|[cC]f|env|tél|apr|av|bd|boul|chap|pp?|h|n[°º]|J\.-C|vs|e\. ?g|i\. ?e)\.\s*$/u;
/** What no sentence begins with: a small letter, a digit, what closes a quotation. */
const goesOn = /^[\s"'’“«(–—-]*(?:[\p{Ll}\p{N}]|[»”)])/u;

/** The sentences of a text, in order, without white space around them. A line's end ends one, whatever stands before it. */
export function sentences(text: string): string[] {
  const parts: string[] = [];
  for (const { segment } of new Intl.Segmenter('fr', { granularity: 'sentence' }).segment(text)) {
    const last = parts.at(-1);
    if (last !== undefined && !/[\r\n\u2028\u2029]\s*$/.test(last) && (abbreviation.test(last) || goesOn.test(segment))) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts.map((part) => part.trim()).filter(Boolean);
}
