"""Prints seeded NumPy arrays at many print options; one JSON line each: text, shape, values (as shown), complete."""
import json
import re
import sys

import numpy as np

NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|\.\d+|nan|inf)|True|False")


def random_array(rng, ndim):
    shape = tuple(int(rng.integers(1, 13)) for _ in range(ndim))
    kind = rng.integers(0, 6)
    if kind == 0:
        return rng.dirichlet(np.ones(shape[-1]), shape[:-1])
    if kind == 1:
        return rng.normal(0, 5, shape).astype(np.float32)
    if kind == 2:
        return rng.normal(0, 1, shape) * 10.0 ** rng.integers(-8, 9, shape)
    if kind == 3:
        return rng.integers(-100, 100, shape)
    if kind == 4:
        return rng.integers(0, 2, shape).astype(bool)
    values = rng.normal(0, 3, shape)
    values[rng.random(shape) < 0.2] = rng.choice([np.nan, np.inf, -np.inf])
    return values


def shown_shape(shape, size, threshold, edge):
    if size <= threshold:
        return list(shape)
    return [2 * edge if n > 2 * edge else n for n in shape]


def case(rng):
    array = random_array(rng, int(rng.integers(1, 4)))
    threshold = int(rng.choice([5, 20, 1000]))
    edge = int(rng.integers(1, 4))
    options = dict(
        precision=int(rng.choice([2, 4, 8, 17])),
        linewidth=int(rng.choice([30, 75, 200])),
        threshold=threshold,
        edgeitems=edge,
        suppress=bool(rng.integers(0, 2)),
        floatmode=str(rng.choice(["fixed", "unique", "maxprec", "maxprec_equal"])),
        sign=str(rng.choice(["-", " ", "+"])),
    )
    with np.printoptions(**options):
        text = str(array) if rng.integers(0, 2) else repr(array)
    bare = re.sub(r"dtype=\w+|array\(", "", text)
    shape = shown_shape(array.shape, array.size, threshold, edge)
    values = NUMBER.findall(bare)
    assert len(values) == int(np.prod(shape)), (text, shape)
    elided = shape != list(array.shape)
    return {"text": text, "shape": shape, "values": values, "complete": not elided}


def main():
    rng = np.random.default_rng(int(sys.argv[2]))
    count = 0
    while count < int(sys.argv[1]):
        found = case(rng)
        if len(found["values"]) > 1:
            print(json.dumps(found))
            count += 1


main()
