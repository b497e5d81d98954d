"""Evaluates requests in the vocabulary of computeOp by their definitions, with mpmath, for numerics.oracle.mjs.

Reads a JSON list of {"op", "args"} on stdin, writes for each the list of the nearest doubles of the true values (as
hexadecimal floats). Nothing here is stable or clever: the definitions as they stand, at a precision that is doubled
until two evaluations round to the same doubles.
"""

import json
import sys

from mpmath import mp, mpf

INF = mpf('inf')
NAN = mpf('nan')


def num(x):
    """A double: JSON writes large whole ones as integers that need not be doubles themselves."""
    return mpf(x) if isinstance(x, str) else mpf(float(x))


def nums(args, name):
    return [num(x) for x in args[name]]


def xlog(x, y):
    """x ln y with 0 ln anything = 0."""
    if x == 0:
        return mpf(0)
    return -x * INF if y == 0 else x * mp.log(y)


def normalised(args, name):
    p = nums(args, name)
    if args.get('normalize'):
        total = mp.fsum(p)
        p = [x / total for x in p]
    return p


def kl(p, q):
    total = mpf(0)
    for a, b in zip(p, q):
        if a == 0:
            continue
        if b == 0:
            return INF
        total += a * mp.log(a / b)
    return total


def js(args):
    p, q = normalised(args, 'p'), normalised(args, 'q')
    m = [(a + b) / 2 for a, b in zip(p, q)]
    return (kl(p, m) + kl(q, m)) / 2


def softplus(x):
    return mp.log1p(mp.exp(x)) if x < 0 else x + mp.log1p(mp.exp(-x))


def rows(args, name):
    n, c = args['shape']
    x = nums(args, name)
    return [x[i * c:(i + 1) * c] for i in range(n)]


def minus_log_softmax(row):
    at = row.index(max(row))
    rest = mp.log1p(mp.fsum(mp.exp(x - row[at]) for k, x in enumerate(row) if k != at))
    return [plus_positive(row[at] - x, rest) for x in row]


def plus_positive(gap, rest):
    """gap + rest, which is above gap for any rest > 0, be it far below the last bit: that breaks ties."""
    total = gap + rest
    return gap * (1 + mpf(2) ** (8 - mp.prec)) if total == gap and rest > 0 else total


def reduced(args, values, weights=None):
    reduction = args.get('reduction', 'mean')
    if reduction == 'none':
        return values
    total = mp.fsum(values)
    if reduction == 'sum':
        return [total]
    divisor = mpf(len(values)) if weights is None else mp.fsum(weights)
    return [NAN if divisor == 0 else total / divisor]


def entropy(args):
    return [-mp.fsum(xlog(p, p) for p in normalised(args, 'p'))]


def cross_entropy(args):
    return [-mp.fsum(xlog(a, b) for a, b in zip(normalised(args, 'p'), normalised(args, 'q')))]


def bce(args):
    p, y = nums(args, 'p'), nums(args, 'y')
    w = nums(args, 'weight') if args.get('weight') else [mpf(1)]
    return reduced(args, [-w[i % len(w)] * (xlog(b, a) + xlog(1 - b, 1 - a)) for i, (a, b) in enumerate(zip(p, y))])


def bce_with_logits(args):
    x, y = nums(args, 'x'), nums(args, 'y')
    w = nums(args, 'weight') if args.get('weight') else [mpf(1)]
    pw = nums(args, 'pos_weight') if args.get('pos_weight') else [mpf(1)]
    return reduced(args, [
        w[i % len(w)] * (pw[i % len(pw)] * b * softplus(-a) + (1 - b) * softplus(a)) for i, (a, b) in enumerate(zip(x, y))
    ])


def softmax_ce(args):
    eps = num(args.get('label_smoothing', 0))
    n, c = args['shape']
    w = nums(args, 'weight') if args.get('weight') else [mpf(1)] * c
    lp = [minus_log_softmax(row) for row in rows(args, 'logits')]
    if 'target_probs' in args:
        q = rows(args, 'target_probs')
        return reduced(args, [mp.fsum(w[k] * ((1 - eps) * q[i][k] + eps / c) * lp[i][k] for k in range(c)) for i in range(n)])
    values, weights = [], []
    for i, t in enumerate(args['target']):
        if t == args.get('ignore_index'):
            if args.get('reduction') == 'none':
                values.append(mpf(0))
            continue
        values.append((1 - eps) * w[t] * lp[i][t] + eps / c * mp.fsum(w[k] * lp[i][k] for k in range(c)))
        weights.append(w[t])
    return reduced(args, values, weights)


def perplexity(args):
    if 'probs' in args:
        p = nums(args, 'probs')
        return [mp.exp(-mp.fsum(mp.log(x) for x in p) / len(p))]
    return [mp.exp(softmax_ce({**args, 'reduction': 'mean'})[0])]


def nll_from_probs(args):
    p = rows(args, 'probs')
    w = nums(args, 'sample_weight') if args.get('sample_weight') else [mpf(1)] * len(p)
    return reduced(args, [-w[i] * mp.log(p[i][t]) for i, t in enumerate(args['target'])], w)


def brier_binary(args):
    p, y = nums(args, 'p'), nums(args, 'y')
    w = nums(args, 'sample_weight') if args.get('sample_weight') else [mpf(1)] * len(p)
    return [mp.fsum(c * (a - b) ** 2 for a, b, c in zip(p, y, w)) / mp.fsum(w)]


def brier_multiclass(args):
    p = rows(args, 'probs')
    return [mp.fsum((x - (k == t)) ** 2 for row, t in zip(p, args['target']) for k, x in enumerate(row)) / len(p)]


def power(x, gamma):
    return mpf(1) if gamma == 0 else (mpf(0) if x == 0 else mp.exp(gamma * mp.log(x)))


def focal_binary(args):
    gamma, values = num(args['gamma']), []
    alpha = args.get('alpha')
    for x, y in zip(nums(args, 'logits' if 'logits' in args else 'probs'), args['y']):
        if 'logits' in args:
            s = x if y == 1 else -x
            minus_log, other = softplus(-s), mp.exp(-softplus(s))
        else:
            p = x if y == 1 else 1 - x
            minus_log, other = -mp.log(p), 1 - p
        factor = mpf(1) if alpha is None else (num(alpha) if y == 1 else 1 - num(alpha))
        values.append(factor * power(other, gamma) * minus_log)
    return reduced(args, values)


def focal_multiclass(args):
    gamma, values = num(args['gamma']), []
    alpha = nums(args, 'alpha') if args.get('alpha') else None
    for row, t in zip(rows(args, 'logits'), args['target']):
        top = max(row)
        powers = [mp.exp(x - top) for x in row]
        other = mp.fsum(powers[:t] + powers[t + 1:]) / mp.fsum(powers)
        values.append((alpha[t] if alpha else 1) * power(other, gamma) * minus_log_softmax(row)[t])
    return reduced(args, values)


def poisson_nll(args):
    values, eps = [], num(args.get('eps', 1e-8))
    for x, t in zip(nums(args, 'x'), nums(args, 't')):
        loss = mp.exp(x) - t * x if args['log_input'] else x - xlog(t, x + eps)
        if args['full'] == 'exact':
            loss += mp.loggamma(t + 1)
        if args['full'] == 'stirling' and t > 1:
            loss += t * mp.log(t) - t + mp.log(2 * mp.pi * t) / 2
        values.append(loss)
    return reduced(args, values)


def gaussian_nll(args):
    values, eps = [], num(args.get('eps', 1e-6))
    for x, t, v in zip(nums(args, 'x'), nums(args, 't'), nums(args, 'var')):
        v = max(v, eps)
        values.append((mp.log(v) + (x - t) ** 2 / v) / 2 + (mp.log(2 * mp.pi) / 2 if args['full'] else 0))
    return reduced(args, values)


def softmax(args):
    x = nums(args, 'x')
    powers = [mp.exp(v - max(x)) for v in x]
    return [p / mp.fsum(powers) for p in powers]


OPS = {
    'entropy': entropy,
    'cross_entropy': cross_entropy,
    'kl_divergence': lambda a: [kl(normalised(a, 'p'), normalised(a, 'q'))],
    'js_divergence': lambda a: [js(a)],
    'js_distance': lambda a: [mp.sqrt(abs(js(a)))],
    'bce': bce,
    'bce_with_logits': bce_with_logits,
    'softmax_ce': softmax_ce,
    'perplexity': perplexity,
    'nll_from_probs': nll_from_probs,
    'brier_binary': brier_binary,
    'brier_multiclass': brier_multiclass,
    'focal_binary': focal_binary,
    'focal_multiclass': focal_multiclass,
    'poisson_nll': poisson_nll,
    'gaussian_nll': gaussian_nll,
    'softmax': softmax,
    'log_softmax': lambda a: [-x for x in minus_log_softmax(nums(a, 'x'))],
    'logsumexp': lambda a: [max(nums(a, 'x')) + logsum(nums(a, 'x'))],
    'sigmoid': lambda a: [mp.exp(-softplus(-x)) for x in nums(a, 'x')],
    'log_sigmoid': lambda a: [-softplus(-x) for x in nums(a, 'x')],
    'softplus': lambda a: [softplus(x) for x in nums(a, 'x')],
}
NO_UNIT = {'js_distance', 'brier_binary', 'brier_multiclass', 'perplexity', 'softmax', 'sigmoid', 'log_sigmoid', 'softplus'}


def logsum(x):
    top = max(x)
    return mp.log(mp.fsum(mp.exp(v - top) for v in x))


def nearest(x):
    """The nearest double, half to even, subnormals included, as a hexadecimal float."""
    if mp.isnan(x) or mp.isinf(x) or x == 0:
        return str(float(x))
    sign, man, exp, bc = x._mpf_
    top = exp + bc - 1
    if top > 1100:
        return '-inf' if sign else 'inf'
    if top < -1080:
        return '0.0'
    last = max(top - 52, -1074)
    man, shift = int(man), last - exp
    if shift > 0:
        whole, rest = man >> shift, man & ((1 << shift) - 1)
        half = 1 << (shift - 1)
        man = whole + (1 if rest > half or (rest == half and whole & 1) else 0)
    else:
        man <<= -shift
    if man.bit_length() + last > 1024:
        return '-inf' if sign else 'inf'
    return ('-' if sign else '') + hex(man) + 'p' + str(last)


def evaluate(request, bits):
    mp.prec = bits
    values = OPS[request['op']](request['args'])
    if request['args'].get('base') == 'bits' and request['op'] not in NO_UNIT:
        values = [v / mp.ln2 for v in values]
    return [nearest(v) for v in values]


def settled(request):
    bits, last = 1300, None
    while bits <= 12800:
        values = evaluate(request, bits)
        if values == last:
            return values
        bits, last = bits * 2, values
    return last


json.dump([settled(request) for request in json.load(sys.stdin)], sys.stdout)
