"""Pictures and what the reference's own processors make of them: test/data/pictures/.

    python3 test/reference/picture_cases.py
"""

import json
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageOps
from safetensors.torch import save_file
from transformers.models.blip.image_processing_pil_blip import BlipImageProcessorPil
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil
from transformers.models.deit.image_processing_pil_deit import DeiTImageProcessorPil
from transformers.models.donut.image_processing_pil_donut import DonutImageProcessorPil
from transformers.models.idefics3.image_processing_pil_idefics3 import Idefics3ImageProcessorPil
from transformers.models.mllama.image_processing_pil_mllama import MllamaImageProcessorPil
from transformers.models.smolvlm.image_processing_pil_smolvlm import SmolVLMImageProcessorPil
from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil
from transformers.models.vit.image_processing_pil_vit import ViTImageProcessorPil

FOLDER = Path(__file__).resolve().parent.parent / "data" / "pictures"


def scene(width: int, height: int) -> Image.Image:
    """Slopes of colour, edges and a little noise: enough for a filter to be seen at work."""
    y, x = np.mgrid[0:height, 0:width]
    base = np.stack([255 * x / width, 255 * y / height, 128 + 100 * np.sin(x / 3.0) * np.cos(y / 4.0)], -1)
    base += np.random.RandomState(7).uniform(-12, 12, base.shape)
    picture = Image.fromarray(base.clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture)
    draw.rectangle([width // 8, height // 8, width // 3, height // 2], fill=(250, 20, 30))
    draw.ellipse([width // 2, height // 3, width - 3, height - 4], fill=(10, 240, 60), outline=(255, 255, 255))
    draw.line([0, height - 1, width - 1, 0], fill=(0, 0, 0), width=2)
    return picture


def pictures() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    wide, tall = scene(57, 40), scene(40, 57)
    wide.save(FOLDER / "wide.png")
    tall.save(FOLDER / "tall.png")
    scene(9, 7).save(FOLDER / "tiny.png")
    wide.save(FOLDER / "wide.jpg", quality=92)
    wide.save(FOLDER / "wide.webp", lossless=True)
    wide.save(FOLDER / "wide.tiff")
    wide.save(FOLDER / "wide.avif", quality=90, subsampling="4:4:4")
    wide.convert("L").save(FOLDER / "grey.png")
    wide.convert("CMYK").save(FOLDER / "cmyk.jpg", quality=92)
    wide.convert("1").save(FOLDER / "bits.png")
    alpha = wide.convert("RGBA")
    alpha.putalpha(Image.fromarray((255 * np.mgrid[0:40, 0:57][1] / 57).astype(np.uint8)))
    alpha.save(FOLDER / "alpha.png")
    Image.merge("LA", (wide.convert("L"), alpha.getchannel("A"))).save(FOLDER / "grey-alpha.png")
    sixteen = (np.asarray(wide.convert("L")).astype(np.uint16) << 8) + 77
    Image.fromarray(sixteen).save(FOLDER / "sixteen.png")
    wide.convert("P", palette=Image.Palette.ADAPTIVE).save(FOLDER / "palette.png")
    wide.save(FOLDER / "animated.gif", save_all=True, append_images=[tall.resize((57, 40))], duration=100)
    for orientation in range(2, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        wide.save(FOLDER / f"orientation-{orientation}.jpg", quality=90, exif=exif)
    (FOLDER / "truncated.jpg").write_bytes((FOLDER / "wide.jpg").read_bytes()[:900])
    (FOLDER / "truncated.png").write_bytes((FOLDER / "wide.png").read_bytes()[:2000])
    (FOLDER / "drawing.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>\n')


SMALL = dict(size={"height": 16, "width": 20})
CASES = {
    "vit": (ViTImageProcessorPil, SMALL, ["wide.png", "tall.png", "tiny.png", "orientation-6.jpg", "wide.jpg"]),
    "vit-nearest": (ViTImageProcessorPil, SMALL | dict(resample=0), ["wide.png"]),
    "vit-nearest-odd": (ViTImageProcessorPil, dict(size={"height": 25, "width": 22}, resample=0), ["wide.png"]),
    "vit-null": (ViTImageProcessorPil, SMALL | dict(do_resize=None, do_normalize=None), ["tiny.png"]),
    "vit-box": (ViTImageProcessorPil, SMALL | dict(resample=4, do_normalize=False), ["wide.png"]),
    "vit-hamming": (ViTImageProcessorPil, SMALL | dict(resample=5, do_rescale=False), ["wide.png"]),
    "vit-as-it-is": (ViTImageProcessorPil, dict(do_resize=False), ["tiny.png"]),
    "deit": (DeiTImageProcessorPil, dict(size={"height": 22, "width": 22}, crop_size={"height": 16, "width": 16}), ["wide.png", "orientation-3.jpg"]),
    "deit-crop-larger": (DeiTImageProcessorPil, dict(do_resize=False, crop_size={"height": 12, "width": 8}), ["tiny.png"]),
    "deit-crop-odd": (DeiTImageProcessorPil, dict(do_resize=False, crop_size={"height": 10, "width": 12}), ["tiny.png"]),
    "clip": (CLIPImageProcessorPil, dict(size={"shortest_edge": 16}, crop_size={"height": 16, "width": 16}), ["wide.png", "tall.png", "tiny.png", "alpha.png", "grey.png", "palette.png", "orientation-8.jpg"]),
    "clip-lanczos": (CLIPImageProcessorPil, dict(size={"shortest_edge": 13}, resample=1, do_center_crop=False), ["wide.png", "tall.png"]),
    "clip-longest": (CLIPImageProcessorPil, dict(size={"shortest_edge": 16, "longest_edge": 20}, do_center_crop=False), ["wide.png", "tall.png"]),
    "siglip": (SiglipImageProcessorPil, SMALL, ["wide.png", "grey-alpha.png", "wide.webp", "bits.png"]),
    "blip": (BlipImageProcessorPil, dict(size={"height": 24, "width": 24}), ["wide.png", "wide.tiff", "animated.gif", "wide.avif"]),
    "donut": (DonutImageProcessorPil, dict(size={"height": 24, "width": 18}), ["wide.png", "tall.png", "tiny.png"]),
    "mllama": (MllamaImageProcessorPil, dict(size={"height": 16, "width": 16}), ["wide.png", "tall.png", "tiny.png", "orientation-6.jpg"]),
    "mllama-large": (MllamaImageProcessorPil, dict(size={"height": 24, "width": 24}, max_image_tiles=6), ["wide.png", "tiny.png"]),
    "idefics3": (Idefics3ImageProcessorPil, dict(size={"longest_edge": 30}, max_image_size={"longest_edge": 12}), ["wide.png", "tall.png", "tiny.png", "orientation-6.jpg", "alpha.png"]),
    "idefics3-one": (Idefics3ImageProcessorPil, dict(size={"longest_edge": 12}, max_image_size={"longest_edge": 12}), ["wide.png", "tall.png"]),
    "idefics3-as-it-is": (Idefics3ImageProcessorPil, dict(do_resize=False, max_image_size={"longest_edge": 16}), ["tiny.png", "wide.png"]),
    "idefics3-exact": (Idefics3ImageProcessorPil, dict(size={"height": 17, "width": 35}, max_image_size={"longest_edge": 9}, resample=3, do_pad=False), ["wide.png"]),
    "smolvlm": (SmolVLMImageProcessorPil, dict(size={"longest_edge": 21}, max_image_size={"longest_edge": 10}, do_image_splitting=False), ["wide.png", "tall.png", "grey.png"]),
    "donut-nearest": (DonutImageProcessorPil, dict(size={"height": 24, "width": 18}, resample=0), ["tall.png"]),
    "donut-turned": (DonutImageProcessorPil, dict(size=[18, 24], do_align_long_axis=True), ["wide.png", "tall.png"]),
}
# as older files and older classes wrote them: to be read as the config of the case named
OLD = {
    "vit": {"feature_extractor_type": "ViTFeatureExtractor", "do_normalize": True, "do_resize": True, "image_mean": [0.5] * 3, "image_std": [0.5] * 3, "resample": 2, "size": [16, 20]},
    "clip": {"crop_size": 16, "do_center_crop": True, "do_normalize": True, "do_resize": True, "feature_extractor_type": "CLIPFeatureExtractor", "image_mean": [0.48145466, 0.4578275, 0.40821073],
             "image_std": [0.26862954, 0.26130258, 0.27577711], "resample": 3, "size": 16},
    "deit": {"crop_size": 16, "do_center_crop": True, "do_normalize": True, "do_resize": True, "feature_extractor_type": "DeiTFeatureExtractor", "image_mean": [0.5] * 3, "image_std": [0.5] * 3, "resample": 3, "size": 22},
    "blip": {"do_normalize": True, "do_pad": False, "do_rescale": True, "do_resize": True, "image_mean": [0.48145466, 0.4578275, 0.40821073], "image_processor_type": "BlipImageProcessorFast",
             "image_std": [0.26862954, 0.26130258, 0.27577711], "processor_class": "BlipProcessor", "resample": 3, "rescale_factor": 0.00392156862745098, "size": {"height": 24, "width": 24}},
}


def opened(file: str) -> Image.Image:
    picture = Image.open(FOLDER / file)
    turned = ImageOps.exif_transpose(picture)
    # what processors do for themselves is left to them
    return turned if turned.mode in ("RGBA", "LA", "P", "L") else turned.convert("RGB")


def main() -> None:
    pictures()
    cases, values = [], {}
    for name, (processor, arguments, files) in CASES.items():
        made = processor(**arguments)
        config = json.loads(made.to_json_string())
        for file in files:
            result = made(opened(file), return_tensors="pt")
            pixels = result.pixel_values
            # a picture alone, in whole tiles, has no padding
            assert "pixel_attention_mask" not in result or result.pixel_attention_mask.all(), (name, file)
            for key in ("aspect_ratio_ids", "aspect_ratio_mask"):
                if key in result:
                    values[f"{name} {file} {key}"] = result[key].contiguous()
            values[f"{name} {file}"] = pixels[0].float().contiguous()
        cases.append({"name": name, "config": config, "old": OLD.get(name), "pictures": files})
    save_file(values, FOLDER / "reference.safetensors")
    (FOLDER / "cases.json").write_text("[\n " + ",\n ".join(json.dumps(case) for case in cases) + "\n]\n")


if __name__ == "__main__":
    torch.set_num_threads(1)
    main()
