// Lists, for each word of a translation, the words it came from.
import { loadTranslator } from 'sightline';

const model = await loadTranslator('fr-en');
const { text, sightlines } = await model.translate('Ma sœur ne mange pas de viande.');
await model.release();

console.log(text);
for (const line of sightlines) {
  console.log(line.text.padEnd(12), line.sources.map((source) => `${source.text} ${Math.round(source.score * 100)}%`).join(', '));
}
