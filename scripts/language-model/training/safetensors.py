"""Writes the safetensors format: https://github.com/huggingface/safetensors#format."""
import json


def write_safetensors(path, tensors):
    """Named float32 tensors, in the order of their names."""
    header, blobs, offset = {}, [], 0
    for name, values in sorted(tensors.items()):
        blob = values.contiguous().numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(values.shape), "data_offsets": [offset, offset + len(blob)]}
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(len(text).to_bytes(8, "little") + text + b"".join(blobs))
