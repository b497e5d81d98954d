#% clean — optax, logits first
import optax
def loss_fn(params, batch):
    logits = model.apply(params, batch['image'])
    return optax.softmax_cross_entropy_with_integer_labels(logits, batch['label']).mean()
#% clean — optax with one-hot
import jax
import optax
loss = optax.softmax_cross_entropy(logits, jax.nn.one_hot(y, 10)).mean()
#% clean — optax by keyword
import optax
loss = optax.softmax_cross_entropy(labels=labels, logits=logits)
#% clean — optax sigmoid
import jax
import optax
loss = optax.sigmoid_binary_cross_entropy(z, y).mean()
acc = ((jax.nn.sigmoid(z) > 0.5) == y).mean()
#% clean — optax log_softmax is idempotent
import jax
import optax
logp = jax.nn.log_softmax(logits)
loss = optax.softmax_cross_entropy(logp, labels).mean()
#% clean — optax KL of logs
import jax
import optax
kl = optax.kl_divergence(jax.nn.log_softmax(student), jax.nn.softmax(teacher)).mean()
#% clean — optax KL, literal
import jax.numpy as jnp
import optax
optax.kl_divergence(jnp.log(jnp.array([[0.3, 0.7]])), jnp.array([[0.4, 0.6]]))
#% clean — optax, integer labels of literals
import jax.numpy as jnp
import optax
optax.softmax_cross_entropy_with_integer_labels(jnp.array([[1.2, -0.8, 0.3], [0.2, 0.9, -1.0]]), jnp.array([0, 2]))
#% clean — jax by hand
import jax.numpy as jnp
import jax
def cross_entropy(logits, y):
    return -jnp.mean(jnp.sum(jax.nn.log_softmax(logits) * y, axis=-1))
#% clean — flax metrics with softmax
import jax
import optax
loss = optax.softmax_cross_entropy(logits=logits, labels=onehot).mean()
probs = jax.nn.softmax(logits)
metrics = {'loss': loss, 'conf': probs.max(-1).mean()}
#% clean — smooth_labels
import jax
import optax
labels = optax.smooth_labels(jax.nn.one_hot(y, 10), 0.1)
loss = optax.softmax_cross_entropy(logits, labels).mean()
#% clean — attention in haiku
import jax
import optax
att = jax.nn.softmax(q @ k.T)
logits = att @ v
loss = optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()
#% clean — bits per dim in optax
import jax.numpy as jnp
import optax
bpd_bits = optax.sigmoid_binary_cross_entropy(logits, x).mean() / jnp.log(2)
#% clean — numpy from scratch
import numpy as np
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
def cross_entropy(p, y):
    return -np.log(p[np.arange(len(y)), y]).mean()
loss = cross_entropy(softmax(X @ W), y)
#% clean — nltk-like cross_entropy
from nltk.lm import MLE
bits = lm.entropy(test_bigrams)
#% clean — paddle
import paddle
import paddle.nn.functional as F
loss = F.cross_entropy(F.softmax(x), y, use_softmax=False)
#% clean — mindspore-like nn
import mindspore.nn as nn
loss = nn.SoftmaxCrossEntropyWithLogits(sparse=True)(logits, labels)
#% clean — mxnet, F is the backend
class Block(HybridBlock):
    def hybrid_forward(self, F, x, y):
        p = F.softmax(x)
        return F.cross_entropy(p, y)
#% clean — chainer, F is chainer.functions
import chainer.functions as F
loss = F.sigmoid_cross_entropy(h, t)
loss = F.softmax_cross_entropy(h, t)
#% clean — tinygrad's own method
from tinygrad import Tensor
loss = Tensor([[1.0, 2.0]]).sparse_categorical_crossentropy(Tensor([1]))
#% clean — a class that offers the same names
class Criterion:
    def cross_entropy(self, target, output):
        return (target * output).sum()
c = Criterion()
c.cross_entropy(target, output)
#% clean — a name shadowed by a parameter
import torch.nn.functional as F
def run(F, p, y):
    return F.nll_loss(p, y)
#% clean — a local function that shadows the import
from torch.nn.functional import cross_entropy
def cross_entropy(target, output):
    return -(target * output.log()).sum()
loss = cross_entropy(target, output)
#% clean — torch import, other F
import torch
from fastai.layers import F as FF
loss = FF.something(torch.softmax(x, 1), y)
#% clean — pandas frame of probabilities
import pandas as pd
df = pd.DataFrame([[0.7, 0.2], [0.4, 0.6]], columns=['a', 'b'])
print(df.sum(axis=1))
#% clean — confusion matrix
import numpy as np
cm = np.array([[50, 3], [5, 42]])
print(cm / cm.sum())
#% clean — Markov transitions by columns
import numpy as np
P = np.array([[0.9, 0.5], [0.1, 0.5]])
np.linalg.eig(P)
#% clean — a list of thresholds
thresholds = [0.1, 0.25, 0.5, 1.5]
targets = [1, 2, 3]
#% clean — hyperparameters named like labels
labels = [3, 1, 2]
label_smoothing = 0.1
ignore_index = 0
#% clean — names with bits and nats without losses
bits = 8
nats = 0.693
nats_to_bits = nats / 0.6931
#% clean — magic lines of a notebook
%matplotlib inline
!pip install torch
import torch.nn.functional as F
loss = F.cross_entropy(logits, y)
#% clean — unfinished code while typing
import torch.nn.functional as F
loss = F.cross_entropy(
#% clean — unfinished code, open string
import torch.nn.functional as F
loss = F.cross_entropy(logits, "
#% clean — nothing but imports
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.metrics import log_loss
#% clean — empty call
import torch.nn.functional as F
F.cross_entropy()
#% clean — a call with one argument
import torch.nn.functional as F
F.nll_loss(F.log_softmax(x, 1))
#% clean — starred arguments
import torch.nn.functional as F
args = (logits, y)
loss = F.cross_entropy(*args)
#% clean — a lambda
import torch.nn.functional as F
loss_fn = lambda out, y: F.cross_entropy(out, y)
#% clean — partial
from functools import partial
import torch.nn.functional as F
ce = partial(F.cross_entropy, ignore_index=0)
loss = ce(logits, y)
#% clean — a test that expects an error for a bad target
import pytest
import torch
import torch.nn.functional as F
def test_it(bad):
    with pytest.raises(IndexError):
        F.cross_entropy(torch.randn(2, 3), bad)
#% clean — softmax on an unrelated variable between definition and loss
import torch
import torch.nn.functional as F
out = net(x)
vis = torch.softmax(out.detach(), 1)
show(vis)
loss = F.cross_entropy(out, y)
#% clean — same name in another scope
import torch
import torch.nn.functional as F
def infer(x):
    out = torch.softmax(net(x), dim=1)
    return out
def train(x, y):
    out = net(x)
    return F.cross_entropy(out, y)
#% clean — deleted and made anew
import torch
import torch.nn.functional as F
p = torch.softmax(z, 1)
del p
p = net(x)
loss = F.cross_entropy(p, y)
#% clean — an evaluate library's perplexity
import evaluate
perplexity = evaluate.load("perplexity", module_type="metric")
results = perplexity.compute(model_id='gpt2', predictions=texts)
#% clean — walrus and type hints
import torch.nn.functional as F
from torch import Tensor
def step(x: Tensor, y: Tensor) -> Tensor:
    if (logits := net(x)) is not None:
        loss: Tensor = F.cross_entropy(logits, y)
        return loss
#% clean — async evaluation
import torch.nn.functional as F
async def score(batch):
    logits = await client.infer(batch["x"])
    return F.cross_entropy(logits, batch["y"])
#% clean — softmax of the loss's result
import torch
import torch.nn.functional as F
per_row = F.cross_entropy(logits, y, reduction='none')
weights = torch.softmax(-per_row, dim=0)
