#% clean
import torch
from torch import nn


class DigitNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(784, 10)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        return self.head(x.flatten(1))

    @torch.no_grad()
    def predict_proba(self, x):
        return self.softmax(self(x))


net = DigitNet()
crit = nn.CrossEntropyLoss()
x, y = torch.randn(4, 1, 28, 28), torch.tensor([3, 9, 0, 1])
loss = crit(net(x), y)
print(net.predict_proba(x).argmax(1))
#% clean
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(10, 3)

    def forward(self, x):
        z = self.fc(x)
        if not self.training:
            z = torch.softmax(z, dim=1)
        return z


net = Net()
net.train()
loss = nn.CrossEntropyLoss()(net(torch.randn(2, 10)), torch.tensor([0, 2]))
#% clean
import torch
import torch.nn.functional as F


def attention_classifier(q, k, v, w, y):
    att = F.softmax(q @ k.transpose(-1, -2) / q.size(-1) ** 0.5, dim=-1)
    pooled = (att @ v).mean(dim=1)
    return F.cross_entropy(pooled @ w, y)
#% clean
import torch
import torch.nn.functional as F

# log_softmax is idempotent: harmless
logits = torch.randn(5, 4)
logp = F.log_softmax(logits, dim=1)
loss = F.cross_entropy(logp, torch.tensor([0, 1, 2, 3, 0]))
#% clean
from tensorflow import keras

m = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(4),
])
m.compile(
    optimizer="adam",
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
prob_model = keras.Sequential([m, keras.layers.Softmax()])
#% clean
import keras
from keras import layers, losses

inputs = keras.Input(shape=(28, 28, 1))
x = layers.Conv2D(8, 3, activation="relu")(inputs)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dense(10)(x)
outputs = layers.Activation("softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(loss=losses.CategoricalCrossentropy(from_logits=False), optimizer="sgd")
#% clean
import torch
from torch import nn

model = nn.Sequential(nn.Linear(6, 1), nn.Sigmoid())
bce = nn.BCELoss()
x = torch.rand(3, 6)
y = torch.tensor([[1.0], [0.0], [1.0]])
loss = bce(model(x), y)
#% clean
import torch
import torch.nn.functional as F


class Gate(torch.nn.Module):
    def __init__(self, d):
        super().__init__()
        self.g = torch.nn.Linear(d, d)
        self.o = torch.nn.Linear(d, 1)

    def forward(self, x):
        return self.o(x * torch.sigmoid(self.g(x))).squeeze(-1)


def loss(x, y):
    return F.binary_cross_entropy_with_logits(Gate(8)(x), y)
#% clean
import torch
import torch.nn.functional as F

logit = torch.randn(6)
y = torch.tensor([1., 0., 1., 1., 0., 0.])
p = torch.sigmoid(logit)
bce = F.binary_cross_entropy_with_logits(logit, y, reduction="none")
pt = torch.exp(-bce)
focal = ((1 - pt) ** 2 * bce).mean()
acc = ((p > 0.5) == y.bool()).float().mean()
#% clean
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss

X, y = load_iris(return_X_y=True)
clf = LogisticRegression(max_iter=500).fit(X, y)
pred = clf.predict(X)
proba = clf.predict_proba(X)
print(accuracy_score(y, pred), log_loss(y, proba, labels=clf.classes_))
#% clean
import numpy as np
from sklearn.metrics import log_loss
from tensorflow import keras

model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
X = np.random.rand(9, 4)
y = np.array([0, 1, 2] * 3)
# Keras' predict returns probabilities
p = model.predict(X).astype("float64")
p /= p.sum(axis=1, keepdims=True)
print(log_loss(y, p))
#% clean
import lightgbm as lgb
from sklearn.metrics import log_loss


def evaluate(params: dict, dtrain, Xv, yv) -> float:
    booster = lgb.train({"objective": "binary", **params}, dtrain, num_boost_round=50)
    p = booster.predict(Xv)
    return log_loss(yv, p)
#% clean
import xgboost as xgb
from sklearn.metrics import log_loss as logloss

params = dict(objective="multi:softprob", num_class=3)


def score(dtrain, dval):
    bst = xgb.train(params, dtrain, 20)
    return logloss(dval.get_label(), bst.predict(dval), labels=[0, 1, 2])
#% clean
from scipy.special import expit
from sklearn.metrics import log_loss
from sklearn.linear_model import SGDClassifier

def run(X, y):
    sgd = SGDClassifier(loss="log_loss").fit(X, y)
    margin = sgd.decision_function(X)
    return log_loss(y, expit(margin))
#% clean
import torch
import torch.nn.functional as F

logits = torch.randn(3, 4)
soft = torch.tensor([
    [0.7, 0.1, 0.1, 0.1],
    [0.0, 1.0, 0.0, 0.0],
    [0.25, 0.25, 0.25, 0.25],
])
print(F.cross_entropy(logits, soft))
#% clean
import torch
from torch import nn

ce = nn.CrossEntropyLoss()
logits = torch.tensor([[2.0, -1.0, 0.5], [0.1, 0.9, 0.3]])
y = torch.tensor([0, 2])
print(ce(logits, y))
#% clean
import torch
import torch.nn.functional as F

# images: N, C, H, W
scores = torch.randn(2, 3, 4, 4)
mask = torch.randint(0, 3, (2, 4, 4))
loss = F.nll_loss(F.log_softmax(scores, dim=1), mask)
#% clean
import torch
import torch.nn.functional as F

# one unbatched example
logits = torch.randn(5)
logp = F.log_softmax(logits, dim=0)
loss = F.nll_loss(logp, torch.tensor(3))
#% clean
import torch.nn as nn
import torch

# transformer output (batch, seq, vocab) -> (batch, vocab, seq)
out = torch.randn(2, 7, 11)
tgt = torch.randint(0, 11, (2, 7))
loss = nn.CrossEntropyLoss()(out.transpose(1, 2), tgt)
#% clean
import torch
import torch.nn.functional as F

labels = torch.tensor([1, 2, 3, 3, 1])
logits = torch.randn(5, 3)
loss = F.cross_entropy(logits, labels - 1)
#% clean
import torch
import torch.nn.functional as F

# four classes, class 0 simply missing from this batch
logits = torch.randn(3, 4)
loss = F.cross_entropy(logits, torch.tensor([1, 2, 3]))
#% clean
import torch
from torch import nn

loss_fn = nn.CrossEntropyLoss(ignore_index=-1)
scores = torch.randn(4, 3)
y = torch.tensor([0, -1, 2, -1])
print(loss_fn(scores, y))
#% clean
import torch
import torch.nn.functional as F

IGNORE = 255
logits = torch.randn(1, 5, 2, 2)
gt = torch.tensor([[[0, 255], [4, 2]]])
loss = F.cross_entropy(logits, gt, ignore_index=IGNORE)
#% clean
import torch
import torch.nn.functional as F

logits = torch.randn(4, 6)
tgt = torch.tensor([-100, 2, -100, 5])
loss = F.cross_entropy(input=logits, label_smoothing=0.1, target=tgt)
#% clean
from keras.utils import to_categorical as onehot
from keras import Sequential, layers
import numpy as np

y = onehot(np.array([0, 2, 1]), num_classes=3)
net = Sequential([layers.Input((2,)), layers.Dense(3, activation="softmax")])
net.compile("adam", "categorical_crossentropy")
net.fit(np.zeros((3, 2)), y)
#% clean
import torch
import torch.nn.functional as F

classes = torch.tensor([0, 3, 1])
target = F.one_hot(classes, num_classes=4).float()
loss = F.cross_entropy(torch.randn(3, 4), target)
#% clean
import torch
import torch.nn.functional as F

onehot = torch.tensor([[0, 1, 0], [1, 0, 0]])
idx = onehot.argmax(dim=1)
loss = F.cross_entropy(torch.randn(2, 3), idx)
#% clean
import jax
import jax.numpy as jnp
import optax


@jax.jit
def ce(logits, labels):
    oh = jax.nn.one_hot(labels, logits.shape[-1])
    return optax.softmax_cross_entropy(logits=logits, labels=oh).mean()


ce(jnp.ones((2, 3)), jnp.array([0, 2]))
#% clean
import optax
import jax.numpy as jnp

z = jnp.array([[0.2, 3.0], [1.0, -1.0]])
y = jnp.array([1, 0])
mask = jnp.array([1.0, 0.0])
per = optax.losses.softmax_cross_entropy_with_integer_labels(z, y)
loss = (per * mask).sum() / mask.sum()
#% clean
import torch
import torch.nn.functional as F

# multi-label, several ones per row: binary loss is right
logits = torch.randn(2, 4)
tags = torch.tensor([[1.0, 0.0, 1.0, 1.0], [0.0, 0.0, 1.0, 0.0]])
loss = F.binary_cross_entropy_with_logits(logits, tags)
#% clean
import tensorflow as tf

scores = tf.constant([[2.0, -1.0, 0.3], [-0.4, 1.1, 4.0]])
tags = tf.constant([[1.0, 1.0, 0.0], [0.0, 1.0, 1.0]])
loss = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=tags, logits=scores))
#% clean
import torch
from torch import nn

side = torch.tensor([1.0, -1.0, -1.0, 1.0])
margin = torch.randn(4)
loss = nn.BCEWithLogitsLoss()(margin, (side + 1) / 2)
#% clean
import torch
from torch import nn

side = torch.tensor([1.0, -1.0, 1.0])
hinge = nn.SoftMarginLoss()
loss = hinge(torch.randn(3), side)
#% clean
import torch
import torch.nn.functional as F

# smoothed binary targets
y = torch.tensor([0.95, 0.05, 0.95])
loss = F.binary_cross_entropy_with_logits(torch.tensor([2.0, -3.0, 1.5]), y)
#% clean
import numpy as np
from sklearn.metrics import log_loss

y = np.array([-1, 1, 1, -1])
p = np.array([0.2, 0.7, 0.9, 0.4])
print(log_loss(y, p))
#% clean
from sklearn.metrics import log_loss

print(log_loss(["no", "yes", "yes"], [[0.8, 0.2], [0.4, 0.6], [0.1, 0.9]], labels=["no", "yes"]))
#% clean
from sklearn.metrics import log_loss

# 1-D: probability of the greater label
loss = log_loss(y_pred=[0.1, 0.9, 0.35], y_true=["ham", "spam", "ham"], sample_weight=[1, 2, 1])
#% clean
import numpy as np
from sklearn.metrics import log_loss

names = ["dog", "cat", "bird"]
P = np.array([[0.5, 0.3, 0.2], [0.1, 0.2, 0.7]])
order = np.argsort(names)
print(log_loss(["dog", "bird"], P[:, order], labels=sorted(names)))
#% clean
import torch
import torch.nn.functional as F


def distill(zs, zt, T=3.0):
    return F.kl_div(
        input=F.log_softmax(zs / T, dim=1),
        target=F.softmax(zt / T, dim=1),
        reduction="batchmean",
    ) * (T * T)
#% clean
import torch.nn as nn
import torch.nn.functional as F

kl = nn.KLDivLoss(reduction="batchmean", log_target=True)


def rdrop(a, b):
    la, lb = F.log_softmax(a, dim=-1), F.log_softmax(b, dim=-1)
    return 0.5 * (kl(la, lb) + kl(lb, la))
#% clean
import torch
import torch.nn.functional as F

# Jensen-Shannon
p, q = torch.randn(4, 5).softmax(-1), torch.randn(4, 5).softmax(-1)
m = (p + q) / 2
js = 0.5 * F.kl_div(m.log(), p, reduction="batchmean") + 0.5 * F.kl_div(m.log(), q, reduction="batchmean")
#% clean
import torch.nn.functional as F


def masked_kl(logp, q, mask):
    kl = F.kl_div(logp.log_softmax(-1), q.softmax(-1), reduction="none").sum(-1)
    return (kl * mask).sum() / mask.sum().clamp(min=1)
#% clean
from dataclasses import dataclass, field
from typing import Callable

import torch
import torch.nn.functional as F


@dataclass
class LossCfg:
    smoothing: float = 0.1
    pad: int = -100
    fn: Callable = field(default=F.cross_entropy)

    def __call__(self, logits: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        return self.fn(logits, y, ignore_index=self.pad, label_smoothing=self.smoothing)


print(LossCfg()(torch.randn(2, 3), torch.tensor([1, -100])))
#% clean
# %%
import torch
import torch.nn.functional as F

# %%
probs = torch.tensor([[0.7, 0.2, 0.1], [0.1, 0.8, 0.1]])
y = torch.tensor([0, 1])

# %%
F.nll_loss(probs.log(), y)
#% clean
# %% softmax shadowed later
import torch
import torch.nn.functional as F

x = torch.randn(4, 6)
w = torch.randn(6, 3)
out = F.softmax(x @ w, dim=1)
print("confidence", out.max(dim=1).values)
# %%
out = x @ w
y = torch.tensor([0, 1, 2, 1])
loss = F.cross_entropy(out, y)
#% clean
import torch
from torch import nn

LOSSES = {
    "ce": (nn.CrossEntropyLoss, lambda z: z),
    "nll": (nn.NLLLoss, lambda z: z.log_softmax(1)),
}


def compute(name, logits, y):
    cls, prep = LOSSES[name]
    return cls()(prep(logits), y)
#% clean
import math

import numpy as np
from scipy.stats import entropy

p = np.array([0.5, 0.25, 0.25])
h_nats = entropy(p)
h_bits = entropy(p, base=2)
assert abs(h_nats / math.log(2) - h_bits) < 1e-9
print(f"{h_bits} bits, {h_nats} nats")
#% clean
import math
from sklearn.metrics import log_loss

nats = log_loss([1, 0, 1], [0.9, 0.2, 0.6])
bits = nats / math.log(2)
print("bits:", bits)
#% clean
from scipy.stats import entropy

counts = [30, 10, 5]
weights = [1.0, 2.0, 1.0]
# scipy normalises both
print(entropy(counts, weights))
#% clean
import numpy as np
from scipy.special import log_softmax, softmax


def ce(logits, y):
    lp = log_softmax(logits, axis=1)
    return -lp[np.arange(len(y)), y].mean()


p = softmax(np.array([[1.0, 2.0], [3.0, 1.0]]), axis=1)
print(ce(np.array([[1.0, 2.0], [3.0, 1.0]]), np.array([1, 0])), p)
#% clean
import numpy as np
import pandas as pd
from sklearn.metrics import log_loss

df = pd.DataFrame({"y": [0, 1, 1, 0], "p0": [0.9, 0.2, 0.4, 0.7]})
df["p1"] = 1 - df["p0"]
print(log_loss(df["y"], df[["p0", "p1"]].to_numpy()))
print(df.groupby("y").apply(lambda g: log_loss(g.y, g.p1, labels=[0, 1])))
#% clean
import torch
import torch.nn.functional as F

w = torch.tensor([0.2, 3.0, 1.0])
logits, y = torch.randn(4, 3), torch.tensor([1, 0, 2, 1])
loss = F.cross_entropy(logits, y, w)
#% clean
import torch
from torch import nn

class Trainer:
    def __init__(self, model: nn.Module, loss: nn.Module | None = None):
        self.model = model
        self.loss = loss or nn.CrossEntropyLoss(weight=torch.tensor([1.0, 4.0]))

    def step(self, batch):
        x, y = batch
        if (z := self.model(x)).ndim == 3:
            z, y = z.flatten(0, 1), y.flatten()
        return self.loss(z, y)


t = Trainer(nn.Linear(3, 2))
t.step((torch.randn(2, 3), torch.tensor([0, 1])))
#% clean
import torch
import torch.nn.functional as F


def make_loss(smooth: float):
    def loss(pred, target):
        # my own argument order: pred, target
        return F.cross_entropy(target=target, input=pred, label_smoothing=smooth)
    return loss


f = make_loss(0.05)
f(torch.randn(2, 4), torch.tensor([3, 0]))
#% clean
import torch
import torch.nn.functional as F


def cross_entropy(y_true, y_pred):
    """Truth first, as in Keras; takes probabilities."""
    return -(y_true * y_pred.clamp_min(1e-7).log()).sum(1).mean()


probs = F.softmax(torch.randn(3, 4), dim=1)
t = F.one_hot(torch.tensor([0, 3, 1]), 4)
print(cross_entropy(t, probs))
#% clean
import torch
import torch.nn.functional as F

# student against soft teacher: probabilities are a legal target
student = torch.randn(3, 5, requires_grad=True)
teacher = torch.randn(3, 5)
loss = F.cross_entropy(student, F.softmax(teacher, dim=1))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F

# SimCLR: similarities as logits, both directions
img, txt = torch.randn(6, 8), torch.randn(6, 8)
sim = F.normalize(img, dim=1) @ F.normalize(txt, dim=1).T / 0.07
idx = torch.arange(6)
loss = (F.cross_entropy(sim, idx) + F.cross_entropy(sim.T, idx)) / 2
#% clean
import tensorflow as tf


def loss_fn(labels, logits):
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels, logits)


per = loss_fn(tf.constant([2, 0]), tf.constant([[1.0, 0.0, 2.0], [0.3, 0.2, 0.1]]))
#% clean
import tensorflow as tf

bce = tf.losses.BinaryCrossentropy(from_logits=False, label_smoothing=0.1)
model = tf.keras.Sequential([
    tf.keras.layers.Dense(8, activation="relu", input_shape=(3,)),
    tf.keras.layers.Dense(1, activation=tf.nn.sigmoid),
])


def gan_d_loss(real, fake):
    r, f = model(real), model(fake)
    return bce(tf.ones_like(r), r) + bce(tf.zeros_like(f), f)
#% clean
import torch
import torch.nn.functional as F

# p = 0 where the target is 0 too: contributes nothing
p = torch.tensor([0.0, 0.8, 1.0])
y = torch.tensor([0.0, 1.0, 1.0])
print(F.binary_cross_entropy(p, y))
#% clean
import numpy as np
from sklearn.metrics import log_loss

raw = np.array([-0.1, 0.4, 1.2, 0.8])
p = raw.clip(0.01, 0.99)
print(log_loss([0, 0, 1, 1], p))
#% clean
import numpy as np
from sklearn.metrics import log_loss

raw = np.array([[2.0, 1.0, 1.0], [1.0, 6.0, 3.0]])
print(log_loss([0, 1], raw / raw.sum(axis=1, keepdims=True), labels=[0, 1, 2]))
#% clean
import torch
import torch.nn.functional as F

# columns are the examples here: the transpose gives one row per example
z = torch.randn(3, 5)
logp = F.log_softmax(z, dim=0).t()
loss = F.nll_loss(logp, torch.tensor([0, 1, 2, 0, 1]))
#% clean
import torch
import torch.nn.functional as F

tgt = torch.tensor([0, 0, 3, 0])
loss = F.cross_entropy(torch.randn(4, 5), tgt, ignore_index=0, reduction="sum")
#% clean
import torch
import torch.nn.functional as F

# reduction=sum over all-ignored rows is 0, not NaN
tgt = torch.full((3,), -100)
loss = F.cross_entropy(torch.randn(3, 4), tgt, reduction="sum")
#% clean
import torch
import torch.nn.functional as F


def token_loss(logits, ids, pad_id=0):
    keep = ids.ne(pad_id)
    per = F.cross_entropy(logits.flatten(0, 1), ids.flatten(), reduction="none", label_smoothing=0.1)
    return (per * keep.flatten()).sum() / keep.sum()
#% clean
import flax.linen as nn
import jax
import optax


class MLP(nn.Module):
    k: int

    @nn.compact
    def __call__(self, x, train: bool = False):
        x = nn.relu(nn.Dense(32)(x))
        x = nn.Dense(self.k)(x)
        return x if train else nn.softmax(x)


def loss(params, x, y):
    z = MLP(4).apply(params, x, train=True)
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean()
#% clean
import torch
import torch.nn.functional as F

cfg = {"loss": {"kw": {"reduction": "mean"}}, "n": 3}
logits = torch.randn(2, 3)
for name, fn in (("ce", F.cross_entropy), ("nll", lambda z, y, **k: F.nll_loss(F.log_softmax(z, 1), y, **k))):
    print(name, fn(logits, torch.tensor([0, cfg["n"] - 1]), **cfg["loss"]["kw"]))
#% clean
import torch
import torch.nn as nn

# float labels turned to the right dtype and shape
y = torch.tensor([1.0, 0.0, 2.0])
loss = nn.CrossEntropyLoss()(torch.tensor([[0.2, 0.7, 0.1], [2.0, 1.0, 0.0], [0.0, 0.0, 5.0]]), y.long())
