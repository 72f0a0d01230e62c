// Every kind of thing that the scene recipes draw.
import type { Kind } from '../kind.ts';
import { animals } from './animals.ts';
import { furniture } from './home.ts';
import { foods, objects } from './objects.ts';
import { buildings, plants, vehicles } from './outdoors.ts';
import { people } from './people.ts';

export const kinds: readonly Kind[] = [...people, ...animals, ...furniture, ...buildings, ...plants, ...vehicles, ...objects, ...foods];
