// Carries bold across a translation: the words that came from a bold word are bold.
import { loadTranslator } from 'sightline';

const input = 'Le chat noir dort sous la table.';
const bold = { start: input.indexOf('noir'), end: input.indexOf('noir') + 4 };

const model = await loadTranslator('fr-en');
const { text, sightlines } = await model.translate(input);
await model.release();

let marked = '';
let at = 0;
for (const line of sightlines) {
  const [best] = line.sources;
  if (!best || best.start < bold.start || best.end > bold.end) continue;
  marked += `${text.slice(at, line.start)}<b>${line.text}</b>`;
  at = line.end;
}
console.log(marked + text.slice(at));
