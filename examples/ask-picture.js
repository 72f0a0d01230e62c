// Asks about a picture, and checks that the answer needed it: node examples/ask-picture.js cat.png "what is there?" [model]
import { loadDescriber, readPicture } from 'sightline';

const [file, question, name = 'ask'] = process.argv.slice(2);
if (!file || !question) throw new Error('give a picture and a question: node examples/ask-picture.js cat.png "what is there?" [model]');

const model = await loadDescriber(name);
const { description } = await model.describe(await readPicture(file), { question, cut: true });
await model.release();

console.log(description.text);
const [whole, ...parts] = description.cuts;
// hiding the whole picture should cost an answer that was read off it; one that was guessed costs little
console.log(`without the picture this answer is ${Math.exp(Math.max(0, whole.fall)).toFixed(1)} times less likely`);
const needed = parts.filter((part) => part.fall > 0.1).sort((a, b) => b.fall - a.fall).slice(0, 3);
for (const part of needed) console.log(`  it needed ${part.source === 'image' ? `the picture at ${part.box.map(Math.round).join(', ')}` : `the word "${part.text}"`}: ${part.fall.toFixed(2)} nats`);
