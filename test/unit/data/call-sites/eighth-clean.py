#% clean — softmax returned beside the logits, the loss takes the logits
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        logits = self.head(self.body(x))
        return logits, F.softmax(logits, dim=1)
net = Net()
criterion = nn.CrossEntropyLoss()
logits, probs = net(x)
loss = criterion(logits, y)
#% clean — softmax outside training only
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        x = self.fc(x)
        if not self.training:
            x = F.softmax(x, dim=1)
        return x
net = Net()
net.train()
loss = nn.CrossEntropyLoss()(net(x), y)
#% clean — predict_proba as a separate method
import torch
import torch.nn as nn
class Clf(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 3)
    def forward(self, x):
        return self.fc(x)
    def predict_proba(self, x):
        return torch.softmax(self(x), dim=-1)
clf = Clf()
loss = nn.CrossEntropyLoss()(clf(x), y)
probs = clf.predict_proba(x)
#% clean — distillation as the papers write it
import torch.nn as nn
import torch.nn.functional as F
def kd(student, teacher, labels, T, alpha):
    soft = nn.KLDivLoss(reduction='batchmean')(F.log_softmax(student / T, dim=1), F.softmax(teacher / T, dim=1))
    hard = F.cross_entropy(student, labels)
    return alpha * T * T * soft + (1 - alpha) * hard
#% clean — mixup
import numpy as np
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
lam = np.random.beta(1.0, 1.0)
index = torch.randperm(x.size(0))
mixed = lam * x + (1 - lam) * x[index]
out = model(mixed)
loss = lam * criterion(out, y) + (1 - lam) * criterion(out, y[index])
#% clean — soft targets are probabilities
import torch.nn.functional as F
with torch.no_grad():
    soft = F.softmax(teacher(x), dim=1)
loss = F.cross_entropy(student(x), soft)
#% clean — pseudo-labels as FixMatch does
import torch
import torch.nn.functional as F
probs = torch.softmax(logits_weak.detach(), dim=-1)
max_probs, pseudo = torch.max(probs, dim=-1)
mask = max_probs.ge(0.95).float()
loss = (F.cross_entropy(logits_strong, pseudo, reduction='none') * mask).mean()
#% clean — attention's softmax is not the output
import torch
import torch.nn as nn
import torch.nn.functional as F
class AttnPool(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.score = nn.Linear(d, 1)
        self.out = nn.Linear(d, k)
    def forward(self, h):
        a = F.softmax(self.score(h), dim=1)
        pooled = (a * h).sum(dim=1)
        return self.out(pooled)
net = AttnPool(64, 4)
loss = nn.CrossEntropyLoss()(net(h), y)
#% clean — a gate's sigmoid inside
import torch
import torch.nn as nn
class SE(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(c, c // 4), nn.ReLU(), nn.Linear(c // 4, c), nn.Sigmoid())
        self.head = nn.Linear(c, 1)
    def forward(self, x):
        return self.head(x * self.fc(x))
loss = nn.BCEWithLogitsLoss()(SE(16)(x), y)
#% clean — rebinding in between
import torch
import torch.nn.functional as F
out = F.softmax(model(x), dim=1)
acc = (out.argmax(1) == y).float().mean()
out = model(x)
loss = F.cross_entropy(out, y)
#% clean — a name of another function
import torch
import torch.nn.functional as F
def accuracy(x, y):
    out = F.softmax(model(x), dim=1)
    return (out.argmax(1) == y).float().mean()
def loss_of(x, y):
    out = model(x)
    return F.cross_entropy(out, y)
#% clean — somebody's own cross_entropy
import torch
import torch.nn.functional as F
def cross_entropy(p, y):
    return -torch.log(p[torch.arange(len(y)), y]).mean()
loss = cross_entropy(F.softmax(z, dim=1), y)
#% clean — a class named as the loss
import torch
class CrossEntropyLoss:
    def __call__(self, p, y):
        return -(y * torch.log(p)).sum(1).mean()
criterion = CrossEntropyLoss()
loss = criterion(torch.softmax(z, 1), y1h)
#% clean — a loss chosen by its activation
import torch
import torch.nn as nn
if use_logits:
    criterion = nn.BCEWithLogitsLoss()
    out = model(x)
else:
    criterion = nn.BCELoss()
    out = torch.sigmoid(model(x))
loss = criterion(out, y)
#% clean — a log of the softmax
import torch
import torch.nn.functional as F
loss = F.nll_loss(torch.log(F.softmax(model(x), dim=1) + 1e-9), y)
#% clean — log_softmax into cross-entropy
import torch.nn as nn
model = nn.Sequential(nn.Linear(10, 3), nn.LogSoftmax(dim=1))
loss = nn.CrossEntropyLoss()(model(x), y)
#% clean — logs of mixtures
import torch
import torch.nn.functional as F
p = 0.5 * (F.softmax(a, 1) + F.softmax(b, 1))
loss = F.nll_loss(p.log(), y)
#% clean — cosine logits with a scale
import torch
import torch.nn.functional as F
sim = F.normalize(a, dim=1) @ F.normalize(b, dim=1).T
loss = F.cross_entropy(sim / 0.07, torch.arange(len(a)))
#% clean — InfoNCE by the logits of a sigmoid-free head
import torch
import torch.nn as nn
logits = torch.cat([l_pos, l_neg], dim=1) / 0.07
labels = torch.zeros(logits.shape[0], dtype=torch.long)
loss = nn.CrossEntropyLoss()(logits, labels)
#% clean — sigmoid scaled and shifted into a score
import torch
import torch.nn.functional as F
score = 10 * torch.sigmoid(h) - 5
loss = F.binary_cross_entropy_with_logits(score, y)
#% clean — inverse sigmoid
import torch
import torch.nn.functional as F
p = torch.sigmoid(z)
z2 = torch.log(p / (1 - p))
loss = F.binary_cross_entropy_with_logits(z2, y)
#% clean — torch.logit of probabilities
import torch
import torch.nn.functional as F
loss = F.binary_cross_entropy_with_logits(torch.logit(torch.sigmoid(z), eps=1e-6), y)
#% clean — two optimisers, two heads
import torch
import torch.nn as nn
class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.cls = nn.Linear(8, 3)
        self.obj = nn.Sequential(nn.Linear(8, 1), nn.Sigmoid())
    def forward(self, h):
        return self.cls(h), self.obj(h)
m = Two()
c, o = m(h)
loss = nn.CrossEntropyLoss()(c, y) + nn.BCELoss()(o, t)
#% clean — mocked model
from unittest.mock import MagicMock
import torch.nn.functional as F
model = MagicMock()
model.softmax.return_value = z
loss = F.cross_entropy(model.softmax(x), y)
#% clean — F is not torch's functional
import pyspark.sql.functions as F
df = df.withColumn("ce", F.cross_entropy(F.softmax(col("z")), col("y")))
#% clean — BCELoss of a Sequential that ends in a sigmoid
import torch.nn as nn
net = nn.Sequential(nn.Linear(30, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())
loss = nn.BCELoss()(net(x), y)
#% clean — BCELoss of a head that ends in a sigmoid elsewhere
import torch
import torch.nn as nn
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(3, 1)
    def forward(self, x):
        return self.l(x)
m = M()
loss = nn.BCELoss()(torch.sigmoid(m(x)), y)
#% clean — Keras with from_logits and a linear end
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(64, activation='relu'), tf.keras.layers.Dense(10)])
model.compile(loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), optimizer='adam')
probability_model = tf.keras.Sequential([model, tf.keras.layers.Softmax()])
#% clean — Keras activation as a layer of its own
from keras.models import Sequential
from keras.layers import Dense, Activation
model = Sequential()
model.add(Dense(64, input_dim=20, activation='relu'))
model.add(Dense(10))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer='rmsprop')
#% clean — Keras regression with another loss
from tensorflow import keras
m = keras.Sequential([keras.layers.Dense(1)])
m.compile(loss='mse', optimizer='adam')
#% clean — activation from configuration
import keras
act = None if cfg.from_logits else 'softmax'
m = keras.Sequential([keras.layers.Dense(10, activation=act)])
m.compile(loss=keras.losses.CategoricalCrossentropy(from_logits=cfg.from_logits))
#% clean — TF losses of logits
import tensorflow as tf
logits = model(x)
probs = tf.nn.softmax(logits)
loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))
#% clean — optax with integer labels
import jax, optax
logits = model.apply(params, x)
loss = optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=y).mean()
#% clean — label smoothing by hand
import torch
import torch.nn.functional as F
eps, k = 0.1, 5
t = torch.full((n, k), eps / (k - 1)).scatter_(1, y.unsqueeze(1), 1 - eps)
loss = -(t * F.log_softmax(z, dim=1)).sum(1).mean()
#% clean — optax's own smoothing
import optax, jax
labels = optax.smooth_labels(jax.nn.one_hot(y, 10), 0.1)
loss = optax.softmax_cross_entropy(logits, labels).mean()
#% clean — log_loss by predict_proba of one class
from sklearn.metrics import log_loss, brier_score_loss
p = clf.predict_proba(X_test)[:, 1]
print(log_loss(y_test, p), brier_score_loss(y_test, p))
#% clean — a Keras model's predict gives probabilities
from sklearn.metrics import log_loss
y_pred = keras_model.predict(X)
print(log_loss(y, y_pred))
#% clean — lightgbm's Booster predicts probabilities
import lightgbm as lgb
from sklearn.metrics import log_loss
bst = lgb.train({"objective": "binary"}, lgb.Dataset(X, y))
print(log_loss(y_te, bst.predict(X_te)))
#% clean — xgboost's native interface
import xgboost as xgb
from sklearn.metrics import log_loss
booster = xgb.train({"objective": "binary:logistic"}, xgb.DMatrix(X, y))
print(log_loss(y_te, booster.predict(xgb.DMatrix(X_te))))
#% clean — statsmodels' Logit predicts probabilities
import statsmodels.api as sm
from sklearn.metrics import log_loss
res = sm.Logit(y, X).fit()
print(log_loss(y, res.predict(X)))
#% clean — rounded thirds
from sklearn.metrics import log_loss
log_loss([0, 1, 2], [[0.333, 0.333, 0.333], [0.1, 0.8, 0.1], [0.2, 0.2, 0.6]])
#% clean — one column is the positive class
from sklearn.metrics import log_loss
log_loss([1, 0, 1], [0.8, 0.3, 0.9])
#% clean — labels sorted
from sklearn.metrics import log_loss
log_loss(["b", "a"], [[0.2, 0.8], [0.9, 0.1]], labels=["a", "b"])
#% clean — scipy normalises counts
from scipy.stats import entropy
print(entropy([10, 20, 30]), entropy([1, 1, 1, 1], base=2))
#% clean — bits by base two
from scipy.stats import entropy
h_bits = entropy([0.5, 0.5], base=2)
#% clean — bits by division
import numpy as np
from scipy.stats import entropy
h_bits = entropy(p) / np.log(2)
#% clean — scipy's relative entropy of two distributions
from scipy.special import rel_entr
kl = rel_entr([0.4, 0.6], [0.5, 0.5]).sum()
#% clean — target index K-1
import torch
import torch.nn.functional as F
loss = F.cross_entropy(torch.randn(3, 5), torch.tensor([1, 0, 4]))
#% clean — ignore_index 255 in a mask
import torch
import torch.nn as nn
logits = torch.randn(1, 3, 2, 2)
mask = torch.tensor([[[0, 1], [2, 255]]])
loss = nn.CrossEntropyLoss(ignore_index=255)(logits, mask)
#% clean — the default ignored index
import torch
import torch.nn.functional as F
loss = F.cross_entropy(torch.randn(4, 5), torch.tensor([0, -100, 2, 4]))
#% clean — one-hot as floats are probabilities to cross_entropy
import torch
import torch.nn.functional as F
y = F.one_hot(torch.tensor([0, 2]), 3).float()
loss = F.cross_entropy(torch.randn(2, 3), y)
#% clean — multi-label rows into BCE
import torch
import torch.nn as nn
target = torch.tensor([[1., 0., 1.], [0., 1., 1.]])
loss = nn.BCEWithLogitsLoss()(model(x), target)
#% clean — kl of log-probabilities that says so
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(a, -1), F.log_softmax(b, -1), reduction="batchmean", log_target=True)
#% clean — kl mean multiplied up
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(a, -1), F.softmax(b, -1), reduction="sum") / a.size(0)
#% clean — kl none and a mask
import torch.nn.functional as F
kl = F.kl_div(F.log_softmax(a, -1), F.softmax(b, -1), reduction="none").sum(-1)
loss = (kl * mask).sum() / mask.sum()
#% clean — a comment and a docstring that show the mistake
import torch.nn.functional as F
def f(z, y):
    """Never F.cross_entropy(F.softmax(z, 1), y)."""
    # F.cross_entropy(F.softmax(z, 1), y)
    return F.cross_entropy(z, y)
#% clean — pytest.raises shows nothing wrong by itself
import torch
import torch.nn.functional as F
def test_shape():
    z = torch.randn(2, 3)
    assert F.softmax(z, dim=1).sum().isclose(torch.tensor(2.0))
    assert F.cross_entropy(z, torch.tensor([0, 2])) > 0
