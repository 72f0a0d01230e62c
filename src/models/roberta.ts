// RoBERTa's decoder (Liu et al. 2019, "RoBERTa: A Robustly Optimized BERT Pretraining Approach"; Hugging Face
// RobertaForCausalLM) as the side of a larger model that writes. BERT, but for where positions are counted from and how
// the head is named.
import type { Fields } from '../checkpoint/config.ts';
import { bertDecoder, type Kin } from './bert.ts';
import type { ConsultingDecoder } from './family.ts';
import type { Sites } from './gpt2.ts';

const robertaKin: Kin = {
  stem: 'roberta', epsilon: 1e-12, vocabulary: 50265, rows: 512, segments: 2, pad: 1, counted: true,
  head: { dense: 'lm_head.dense', norm: 'lm_head.layer_norm', output: 'lm_head.decoder', bias: 'lm_head.bias' },
};

export const robertaDecoder = (fields: Fields, has: (name: string) => boolean, base: string, sites: Sites): ConsultingDecoder => bertDecoder(fields, has, base, sites, robertaKin);
