"""BLIP-base's shape captioning pictures in Hugging Face, eager. Protocol in peer.py.

    python3 bench/reference/peer_blip.py [--threads 2]

Commands ("picture": a file's path):
    {"do": "process", "picture": …}                file → pixels, by the processor
    {"do": "see", "picture": …}                    pixels → states of the tower
    {"do": "caption", "picture": …, "tokens": 20}  file → exactly so many tokens, greedy: {"milliseconds": …, "tokens": 20, "sequences": [[…]]}
"""

import argparse
import os

from peer import folder, reference, serve, timed


def load(threads: int) -> dict:
    import torch
    import transformers
    from PIL import Image

    path = folder("blip-base")
    model = reference("BlipForConditionalGeneration", path, threads)
    processor = transformers.AutoImageProcessor.from_pretrained(path)

    def pixels(picture: str) -> "torch.Tensor":
        return processor(Image.open(picture).convert("RGB"), return_tensors="pt").pixel_values

    def caption(picture: str, count: int) -> list[int]:
        with torch.inference_mode():
            result = model.generate(pixel_values=pixels(picture), do_sample=False, num_beams=1, min_new_tokens=count, max_new_tokens=count)
        return result[0].tolist()[-count:]

    def answer(request: dict) -> dict:
        milliseconds, tokens = timed(caption, request["picture"], request["tokens"])
        return {"milliseconds": milliseconds, "tokens": len(tokens), "sequences": [tokens]}

    def see(request: dict) -> dict:
        given = pixels(request["picture"])
        with torch.inference_mode():
            return {"milliseconds": timed(model.vision_model, given)[0]}

    return {"process": lambda request: {"milliseconds": timed(pixels, request["picture"])[0]}, "see": see, "caption": answer}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    serve(lambda: load(options.threads), options.threads, ("torch", "transformers"))


if __name__ == "__main__":
    main()
