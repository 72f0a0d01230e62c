// DeiT (Touvron et al. 2021, "Training data-efficient image transformers & distillation through attention"; Hugging Face
// DeiTModel, DeiTForImageClassification, DeiTForImageClassificationWithTeacher). ViT with a second learnt token, which
// a teacher was taught through; its classes may be read off either token, or both.
import { linear } from '../attention/index.ts';
import { add, multiply, type Tensor } from '../graph/index.ts';
import { linearWeights } from '../layers/index.ts';
import { classesOf, type EncoderModel, type Family, headOf, type Outputs } from './family.ts';
import { pictureDeclared, regionsOf } from './pictures.ts';
import { tokenAt, vitTower } from './vit.ts';

export const deitTokens = ['cls_token', 'distillation_token'] as const;

export const deit: Family = {
  modelType: 'deit',

  build(fields, has, architectures = []): EncoderModel {
    const tower = vitTower(fields, deitTokens);
    const head = headOf(architectures, ['DeiTModel', 'DeiTForImageClassification', 'DeiTForImageClassificationWithTeacher']);
    const classes = classesOf(fields);
    const prefix = has('deit.embeddings.cls_token') ? 'deit.' : '';
    return {
      kind: 'encoder', dimensions: tower.dimensions, inputs: pictureDeclared(tower.shape), sees: { regions: regionsOf(tower.shape, deitTokens.length), looks: { 'attentions.': ['image', 'image'] } },
      forward(pass, given): Outputs {
        const x = tower.states(pass, given['pixel_values'] as Tensor, prefix, '');
        const classify = (name: string, token: number): Tensor => linear(pass, tokenAt(x, token), linearWeights(pass, name, tower.width, classes));
        if (head === 'DeiTForImageClassification') return { logits: classify('classifier', 0) };
        if (head === 'DeiTModel') return { last_hidden_state: x, ...(has(`${prefix}pooler.dense.weight`) ? { pooler_output: tower.pool(pass, x, prefix) } : {}) };
        const [own, taught] = [classify('cls_classifier', 0), classify('distillation_classifier', 1)];
        return { logits: multiply(add(own, taught), 0.5), cls_logits: own, distillation_logits: taught };
      },
    };
  },
};
