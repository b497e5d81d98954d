"""Prints seeded PyTorch tensors at many print options; one JSON line each: text, shape, values (as shown), complete."""
import json
import re
import sys

import torch

NUMBER = re.compile(r"-?(?:\d+\.?\d*(?:e[-+]?\d+)?|nan|inf)|True|False")


def random_tensor(ndim):
    shape = [int(torch.randint(1, 11, ())) for _ in range(ndim)]
    kind = int(torch.randint(0, 6, ()))
    if kind == 0:
        return torch.softmax(torch.randn(shape, dtype=torch.float64), -1)
    if kind == 1:
        return torch.randn(shape) * 5
    if kind == 2:
        return torch.randn(shape) * 10.0 ** torch.randint(-6, 7, shape)
    if kind == 3:
        return torch.randint(-100, 100, shape)
    if kind == 4:
        return torch.randint(0, 2, shape).bool()
    return torch.where(torch.rand(shape) < 0.2, torch.full(shape, float("inf")), torch.randn(shape)).requires_grad_()


def shown_shape(shape, size, threshold, edge):
    if size <= threshold:
        return list(shape)
    return [2 * edge if n > 2 * edge else n for n in shape]


def case():
    tensor = random_tensor(int(torch.randint(1, 4, ())))
    threshold = [8, 30, 1000][int(torch.randint(0, 3, ()))]
    edge = int(torch.randint(1, 4, ()))
    torch.set_printoptions(
        precision=[2, 4, 8][int(torch.randint(0, 3, ()))],
        threshold=threshold,
        edgeitems=edge,
        linewidth=[40, 80, 160][int(torch.randint(0, 3, ()))],
        sci_mode=[None, True, False][int(torch.randint(0, 3, ()))],
    )
    text = repr(tensor)
    bare = re.sub(r"dtype=[\w.]+|requires_grad=\w+|grad_fn=.*|tensor\(", "", text)
    shape = shown_shape(tensor.shape, tensor.numel(), threshold, edge)
    values = NUMBER.findall(bare)
    if len(values) != int(torch.tensor(shape).prod()):
        raise AssertionError((text, shape))
    return {"text": text, "shape": shape, "values": values, "complete": shape == list(tensor.shape)}


def main():
    torch.manual_seed(int(sys.argv[2]))
    count = 0
    while count < int(sys.argv[1]):
        found = case()
        if len(found["values"]) > 1:
            print(json.dumps(found))
            count += 1


main()
