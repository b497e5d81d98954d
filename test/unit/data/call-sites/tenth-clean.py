#% clean — a notebook: softmax in the last cell, on the outputs of evaluation
# %%
import torch, torch.nn as nn
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
crit = nn.CrossEntropyLoss()
# %%
for x, y in dl:
    loss = crit(net(x), y)
# %%
with torch.no_grad():
    probs = torch.softmax(net(xt), dim=1)
#% clean — cells that define the name anew
import torch
import torch.nn.functional as F
preds = F.softmax(net(x), dim=1)
print(preds)
preds = net(x)
print(F.cross_entropy(preds, y))
#% clean — SimCLR
import torch
import torch.nn as nn
import torch.nn.functional as F
feats = F.normalize(feats, dim=1)
sim = feats @ feats.T
sim = sim[~torch.eye(n, dtype=torch.bool)].view(n, -1)
loss = nn.CrossEntropyLoss()(sim / 0.5, labels)
#% clean — CLIP
import torch.nn.functional as F
logits_per_image = logit_scale * image_features @ text_features.t()
loss = (F.cross_entropy(logits_per_image, labels) + F.cross_entropy(logits_per_image.t(), labels)) / 2
#% clean — MoCo with a queue
import torch
logits = torch.cat([l_pos, l_neg], dim=1)
logits /= T
loss = torch.nn.CrossEntropyLoss()(logits, torch.zeros(len(logits), dtype=torch.long))
#% clean — PPO: categorical from probabilities, value loss apart
import torch
import torch.nn.functional as F
from torch.distributions import Categorical
probs = F.softmax(actor(s), dim=-1)
dist = Categorical(probs)
loss = -dist.log_prob(a) * adv + F.mse_loss(critic(s), ret)
#% clean — DINO: softmax teacher, log-softmax student
import torch
import torch.nn.functional as F
t = F.softmax((teacher_out - center) / temp, dim=-1).detach()
loss = torch.sum(-t * F.log_softmax(student_out / 0.1, dim=-1), dim=-1).mean()
#% clean — noisy student with soft labels and CE
import torch.nn.functional as F
soft = F.softmax(teacher(x), dim=-1).detach()
loss = F.cross_entropy(student(aug(x)), soft, label_smoothing=0.0)
#% clean — CutMix with soft targets
import torch
import torch.nn.functional as F
t = lam * F.one_hot(ya, 10) + (1 - lam) * F.one_hot(yb, 10)
loss = F.cross_entropy(net(x), t)
#% clean — one_hot as float by multiplication
import torch.nn.functional as F
t = F.one_hot(y, 10) * 0.9 + 0.01
loss = F.cross_entropy(net(x), t)
#% clean — class weights from softmax
import torch
import torch.nn as nn
w = torch.softmax(torch.tensor(counts), dim=0)
loss = nn.CrossEntropyLoss(weight=w)(net(x), y)
#% clean — sigmoid on the target
import torch
import torch.nn as nn
loss = nn.BCEWithLogitsLoss()(student(x), torch.sigmoid(teacher(x)))
#% clean — a factory that returns either
import torch.nn as nn
def make(kind):
    if kind == "probs":
        return nn.Sequential(nn.Linear(3, 2), nn.Softmax(dim=1))
    return nn.Linear(3, 2)
net = make("logits")
loss = nn.CrossEntropyLoss()(net(x), y)
#% clean — shadowed in a comprehension
import torch.nn.functional as F
p = F.softmax(z, 1)
losses = [F.cross_entropy(p, y) for p, y in batches]
#% clean — shadowed by a parameter
import torch.nn.functional as F
p = F.softmax(z, 1)
def loss(p, y):
    return F.cross_entropy(p, y)
#% clean — parameter with raw outputs passed
import torch.nn.functional as F
def loss(p, y):
    return F.cross_entropy(p, y)
loss(model(x), y)
#% clean — global rebinding in a function
import torch.nn.functional as F
out = None
def run(x):
    global out
    out = model(x)
out = F.softmax(net(x), 1)
run(x)
#% clean — try/except with two versions
import torch.nn.functional as F
try:
    out = model(x, return_logits=True)
except TypeError:
    out = F.softmax(model(x), dim=1).log()
loss = F.cross_entropy(out, y)
#% clean — only plotting
import torch.nn.functional as F
import matplotlib.pyplot as plt
loss = F.cross_entropy(z, y)
plt.bar(range(10), F.softmax(z, 1)[0])
#% clean — dead code behind return
import torch.nn.functional as F
def forward(self, x):
    x = self.fc(x)
    return x
    x = F.softmax(x, dim=1)
#% clean — softmax dim 0 over ensemble weights
import torch
import torch.nn as nn
w = torch.softmax(self_w, 0)
z = w[0] * a(x) + w[1] * b(x)
loss = nn.CrossEntropyLoss()(z, y)
#% clean — a softmax minus its mean is a score
import torch
import torch.nn.functional as F
p = F.softmax(z, 1)
s = p - p.mean(0, keepdim=True)
loss = F.cross_entropy(s, y)
#% clean — scaled probabilities as logits (cosine-like)
import torch
import torch.nn.functional as F
s = F.softmax(z, 1) * 30.0
loss = F.cross_entropy(s, y)
#% clean — log with a base of the class
import torch, math
p = torch.softmax(z, 1)
norm_entropy = -(p * p.log()).sum(1) / math.log(p.size(1))
#% clean — NLL with logs of attention mixtures (pointer network)
import torch
import torch.nn.functional as F
final = p_gen * F.softmax(vocab, 1) + (1 - p_gen) * copy
loss = F.nll_loss(torch.log(final + 1e-12), y)
#% clean — NLL of a flow
import torch.nn as nn
loss = nn.GaussianNLLLoss()(mean, target, var)
#% clean — LogSoftmax with NLLLoss in a Sequential
import torch.nn as nn
m = nn.Sequential(nn.Linear(3, 2), nn.LogSoftmax(dim=1))
loss = nn.NLLLoss()(m(x), y)
#% clean — Keras: Softmax model, loss from probabilities
import keras
m = keras.Sequential([keras.layers.Dense(10), keras.layers.Softmax()])
m.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=False))
#% clean — Keras: two models share layers, logits compiled, probabilities exported
import tensorflow as tf
inp = tf.keras.Input((4,))
logits = tf.keras.layers.Dense(3)(inp)
train = tf.keras.Model(inp, logits)
train.compile(loss=tf.keras.losses.CategoricalCrossentropy(from_logits=True))
export = tf.keras.Model(inp, tf.keras.layers.Softmax()(logits))
#% clean — Keras: custom loss that takes from_logits of the config
import tensorflow as tf
def loss(y, p):
    return tf.keras.losses.categorical_crossentropy(y, p, from_logits=FROM_LOGITS)
m = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax")])
m.compile(loss=loss)
#% clean — Keras: custom loss that logs first
import tensorflow as tf
def loss(y, p):
    p = tf.math.log(p)
    return tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=p)
m = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax")])
m.compile(loss=loss)
#% clean — Keras: the mean squared error of a Dense(1)
import keras
m = keras.Sequential([keras.layers.Dense(1)])
m.compile(loss=lambda y, p: keras.ops.mean((y - p) ** 2))
#% clean — CRF layer after Dense
import tensorflow as tf
from tf2crf import CRF
i = tf.keras.Input((None, 8))
o = CRF(5)(tf.keras.layers.Dense(5)(i))
m = tf.keras.Model(i, o)
m.compile(loss="categorical_crossentropy")
#% clean — Dense without activation, then a Lambda
import tensorflow as tf
i = tf.keras.Input((8,))
o = tf.keras.layers.Lambda(lambda t: tf.nn.softmax(t / 2.0))(tf.keras.layers.Dense(5)(i))
m = tf.keras.Model(i, o)
m.compile(loss="categorical_crossentropy")
#% clean — optax with a logits head, softmax for accuracy
import jax, optax
logits = clf.apply(params, x)
acc = (jax.nn.softmax(logits).argmax(-1) == y).mean()
loss = optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()
#% clean — sklearn scorer that asks for probabilities
from sklearn.metrics import log_loss, make_scorer
s = make_scorer(log_loss, greater_is_better=False, needs_proba=True)
t = make_scorer(log_loss, greater_is_better=False, response_method="predict_proba")
#% clean — a scorer of another metric
from sklearn.metrics import make_scorer, f1_score
s = make_scorer(f1_score, average="macro")
#% clean — decision threshold for F1, probabilities for log_loss
from sklearn.metrics import f1_score, log_loss
p = clf.predict_proba(X)[:, 1]
print(f1_score(y, p > 0.3), log_loss(y, p))
#% clean — clipped decisions
import numpy as np
from sklearn.metrics import log_loss
h = np.clip((p > 0.5).astype(float), 0.05, 0.95)
print(log_loss(y, h))
#% clean — smoothed decisions
from sklearn.metrics import log_loss
h = 0.9 * (p > 0.5) + 0.05
print(log_loss(y, h))
#% clean — y first, then p, by keyword
from sklearn.metrics import log_loss
log_loss(y_pred=p, y_true=y)
#% clean — brier of certain forecasts
from sklearn.metrics import brier_score_loss
brier_score_loss([0, 1, 1], [0.0, 1.0, 0.7])
#% clean — a table of one-hot truth and sound rows
import keras
keras.losses.categorical_crossentropy([[0, 1, 0]], [[0.05, 0.95, 0.0]])
#% clean — sequences: logits [N, K, T] and targets [N, T]
import torch
import torch.nn.functional as F
F.cross_entropy(torch.randn(1, 4, 3), torch.tensor([[0, 3, 2]]))
#% clean — targets by a mask of ignored
import torch
import torch.nn.functional as F
t = torch.tensor([[1, 2, -100]])
F.cross_entropy(torch.randn(1, 4, 3), t)
#% clean — label smoothing without ignore
import torch.nn as nn
loss = nn.CrossEntropyLoss(label_smoothing=0.1)(z, y)
#% clean — multi-positive rows normalised
import torch
import torch.nn.functional as F
t = torch.tensor([[0.5, 0.5, 0.0], [0.0, 0.5, 0.5]])
F.cross_entropy(z, t)
#% clean — bits of a quantiser
import torch.nn.functional as F
bits = 4
scale = 2 ** bits
loss = F.cross_entropy(z, y)
#% clean — bits_per_dim with ln 2 in a variable
import math
import torch.nn.functional as F
LN2 = math.log(2)
bits_per_dim = F.cross_entropy(z, y) / LN2
#% clean — nats from scipy
from scipy.stats import entropy
h_nats = entropy(p)
#% clean — the ignored class is none of those that are smoothed
import torch
import torch.nn as nn
ce = nn.CrossEntropyLoss(ignore_index=7, label_smoothing=0.1)
loss = ce(torch.randn(2, 5), torch.tensor([1, 7]))
#% clean the model's output stands where it is due
import tensorflow as tf
loss = tf.keras.losses.categorical_crossentropy(y_onehot, model(x))
#% clean a teacher's output is a target as good as another
import torch.nn.functional as F
loss = F.cross_entropy(teacher(images), model(images))
