#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class FocalLoss(nn.Module):
    def __init__(self, alpha=1, gamma=2, logits=False):
        super().__init__()
        self.alpha, self.gamma, self.logits = alpha, gamma, logits
    def forward(self, inputs, targets):
        if self.logits:
            bce = F.binary_cross_entropy_with_logits(inputs, targets, reduction='none')
        else:
            bce = F.binary_cross_entropy(inputs, targets, reduction='none')
        pt = torch.exp(-bce)
        return (self.alpha * (1 - pt) ** self.gamma * bce).mean()
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid())
criterion = FocalLoss()
loss = criterion(model(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class FocalLoss(nn.Module):
    def __init__(self, logits=True):
        super().__init__()
        self.logits = logits
    def forward(self, inputs, targets):
        if self.logits:
            bce = F.binary_cross_entropy_with_logits(inputs, targets, reduction='none')
        else:
            bce = F.binary_cross_entropy(inputs, targets, reduction='none')
        return bce.mean()
model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
criterion = FocalLoss(logits=True)
loss = criterion(model(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def loss_fn(pred, y, from_logits=False):
    if from_logits:
        return F.cross_entropy(pred, y)
    return F.nll_loss(torch.log(pred + 1e-8), y)
logits = nn.Linear(4, 3)(x)
l = loss_fn(F.softmax(logits, dim=1), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def loss_fn(pred, y, from_logits=True):
    if not from_logits:
        return F.binary_cross_entropy(pred, y)
    return F.binary_cross_entropy_with_logits(pred, y)
fc = nn.Linear(4, 1)
l = loss_fn(fc(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def nll(outputs, labels, is_log_prob=False):
    return F.nll_loss(outputs, labels) if is_log_prob else F.cross_entropy(outputs, labels)
head = nn.Linear(16, 10)
loss = nll(head(h), labels)
#% clean
import keras
model = keras.Sequential([keras.layers.Dense(64, activation='relu'), keras.layers.Dense(10)])
model.compile(optimizer='adam', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x_train, y_train)
model.add(keras.layers.Softmax())
probs = model.predict(x_test)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
opt = torch.optim.Adam(net.parameters())
for x, y in loader:
    opt.zero_grad()
    loss = F.cross_entropy(net(x), y)
    loss.backward()
    opt.step()
net.add_module('softmax', nn.Softmax(dim=1))
torch.onnx.export(net, x, 'net.onnx')
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))
criterion = nn.CrossEntropyLoss()
for x, y in loader:
    loss = criterion(net(x), y)
    loss.backward()
net.append(nn.Softmax(dim=1))
torch.jit.script(net).save('net.pt')
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
from torchvision.models import resnet18
model = resnet18(num_classes=10)
criterion = nn.CrossEntropyLoss()
for x, y in loader:
    loss = criterion(model(x), y)
    loss.backward()
model.fc = nn.Sequential(model.fc, nn.Softmax(dim=1))
torch.onnx.export(model, x, 'resnet.onnx')
#% clean
import keras
def add_head(model, n):
    model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n, activation='softmax'))
model = keras.Sequential([keras.layers.Input((32,)), keras.layers.Dense(64)])
add_head(model, 10)
model.compile(loss='categorical_crossentropy', optimizer='adam')
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def finish(net):
    net.append(nn.Sigmoid())
    return net
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
finish(net)
loss = F.binary_cross_entropy(net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
net.register_module('sigmoid', nn.Sigmoid())
loss = F.binary_cross_entropy(net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))
net.sigmoid = nn.Sigmoid()
loss = F.binary_cross_entropy(net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 1)
        self.act = nn.Sigmoid()
    def forward(self, x):
        return self.act(self.fc(x))
class LogitNet(Base):
    def __init__(self):
        super().__init__()
        self.act = nn.Identity()
net = LogitNet()
loss = F.binary_cross_entropy_with_logits(net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Base(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.fc = nn.Linear(d, k)
    def activate(self, z):
        return F.softmax(z, dim=1)
    def forward(self, x):
        return self.activate(self.fc(x))
class Logits(Base):
    def activate(self, z):
        return z
model = Logits(4, 3)
loss = F.cross_entropy(model(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)
        self.softmax = nn.Softmax(dim=1)
    def forward(self, x):
        return self.softmax(self.fc(x))
class Lit(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.model = Net()
        self.model.softmax = nn.Identity()
    def training_step(self, batch, i):
        x, y = batch
        return F.cross_entropy(self.model(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)
        self.softmax = nn.Softmax(dim=1)
    def forward(self, x):
        return self.softmax(self.fc(x))
model = nn.DataParallel(Net())
model.module.softmax = nn.Identity()
loss = F.cross_entropy(model(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 1)
        self.act = nn.Sigmoid()
    def forward(self, x):
        return self.act(self.fc(x))
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(4, 4)
        self.head = Head()
    def forward(self, x):
        return self.head(self.body(x))
net = Net()
net.head.act = nn.Identity()
loss = F.binary_cross_entropy_with_logits(net(x), y)
#% clean
import keras
from_logits = False
inputs = keras.Input((784,))
outputs = keras.layers.Dense(10, activation=None if from_logits else 'softmax')(inputs)
model = keras.Model(inputs, outputs)
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=from_logits))
#% clean
import keras
def build(logits=False):
    return keras.Sequential([keras.layers.Dense(10, activation=None if logits else 'softmax')])
model = build()
model.compile(loss='categorical_crossentropy')
#% clean
import keras
def build(logits=False):
    inp = keras.Input((20,))
    out = keras.layers.Dense(10, activation=None if logits else 'softmax')(inp)
    return keras.Model(inp, out)
model = build()
model.compile(loss='categorical_crossentropy')
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
inputs = torch.tensor([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
outputs = torch.tensor([[0.], [1.], [1.], [0.]])
w1 = torch.randn(2, 4, requires_grad=True)
w2 = torch.randn(4, 1, requires_grad=True)
for _ in range(1000):
    y = torch.relu(inputs @ w1) @ w2
    loss = F.binary_cross_entropy_with_logits(y, outputs)
    loss.backward()
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
inp = chunk[:, :-1]
out = chunk[:, 1:]
y, hidden = rnn(inp, hidden)
loss = F.cross_entropy(y.view(-1, vocab), out.reshape(-1))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
inp = chunk[:, :-1]
out = chunk[:, 1:]
y = rnn(inp)
loss = F.cross_entropy(y.transpose(1, 2), out)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
labels = torch.tensor([0, 2, 4, 6])
labels //= 2
loss = F.cross_entropy(torch.randn(4, 4), labels)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np
labels = np.array([1, 2, 3, 4])
labels %= 4
loss = F.cross_entropy(torch.randn(4, 4), torch.from_numpy(labels))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
labels = torch.tensor([3, 5, 7, 1])
labels >>= 1
loss = F.cross_entropy(torch.randn(4, 4), labels)
#% clean
import math
from collections import Counter
counts = Counter(text)
n = len(text)
entropy_bits = -sum(c / n * math.log(c / n, 2) for c in counts.values())
#% clean
import math
def entropy_bits(counts):
    total = sum(counts)
    return -sum((c / total) * math.log(c / total, 2) for c in counts if c)
#% clean
import math
p = [0.5, 0.25, 0.25]
h_bits = -sum(p[i] * math.log(p[i], 2) for i in range(3))
print(f"H = {-sum(q * math.log(q, 2) for q in p):.3f} bits")
#% clean
import numpy as np
class Meter:
    def __init__(self, base=2):
        self.log_base = np.log(base)
    def entropy_bits(self, p):
        return -np.sum(p * np.log(p)) / self.log_base
#% clean
import numpy as np
def ce_bits(p, q, cfg):
    return -np.sum(p * np.log(q)) / cfg.nats_per_bit
#% clean
import keras
import numpy as np
y = np.array([1, 0, -1, 1])
model = keras.Sequential([keras.layers.Dense(1, activation='sigmoid')])
model.compile(loss='binary_crossentropy', optimizer='adam')
model.fit(x, y, sample_weight=(y >= 0).astype('float32'))
#% clean
import keras
import numpy as np
model = keras.Sequential([keras.layers.Dense(1, activation='sigmoid')])
model.compile(loss='binary_crossentropy', optimizer='adam')
model.fit(x, np.array([1, 0, -1, 1]), sample_weight=np.array([1, 1, 0, 1]))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
p = self.fc(h).clamp(0, 1)
loss = F.binary_cross_entropy(p, y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class LPM(nn.Module):
    """linear probability model"""
    def __init__(self, d):
        super().__init__()
        self.fc = nn.Linear(d, 1)
    def forward(self, x):
        return torch.clamp(self.fc(x), 1e-6, 1 - 1e-6)
model = LPM(4)
loss = F.binary_cross_entropy(model(x), y)
#% clean
import numpy as np
from sklearn.metrics import log_loss
from sklearn.svm import LinearSVC
clf = LinearSVC().fit(X, y)
loss = log_loss(y, np.clip(clf.decision_function(X) / 2 + 0.5, 0, 1))
#% clean
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
clf = LogisticRegression().fit(X, y)
a = log_loss(y, clf.predict_proba(X))
b = log_loss(1 - y, clf.predict_proba(X)[:, ::-1])
assert np.isclose(a, b)
#% clean
from sklearn.metrics import log_loss, make_scorer
kw = dict(needs_proba=True)
scorer = make_scorer(log_loss, greater_is_better=False, **kw)
#% clean
from sklearn.metrics import log_loss, make_scorer
scorer = make_scorer(log_loss, False, True)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def focal(z, y, gamma=2.0):
    logpt = F.nll_loss(F.log_softmax(z, 1), y, reduction='none')
    pt = -F.nll_loss(F.softmax(z, 1), y, reduction='none')
    return ((1 - pt) ** gamma * logpt).mean()
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
# mean absolute error of noisy labels: 1 - p_y
loss = 1 + F.nll_loss(F.softmax(z, dim=1), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
import pytest
def test_bad_index():
    with pytest.raises(IndexError):
        F.cross_entropy(torch.randn(2, 3), torch.tensor([0, 5]))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
import unittest
class T(unittest.TestCase):
    def test_range(self):
        with self.assertRaises(RuntimeError):
            F.binary_cross_entropy(torch.tensor([1.5]), torch.tensor([1.]))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
import pytest
def test_refuses_one_hot_ints():
    with pytest.raises(RuntimeError):
        F.cross_entropy(torch.randn(2, 3), F.one_hot(torch.tensor([0, 2]), 3))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
sim = torch.randn(8, 8)
loss_i = F.nll_loss(F.log_softmax(sim, dim=1), torch.arange(8))
loss_t = F.nll_loss(F.log_softmax(sim, dim=0), torch.arange(8))
#% clean
import numpy as np
from scipy.stats import entropy
from scipy.special import softmax
z = np.random.randn(1, 10)
h = entropy(np.squeeze(softmax(z, axis=1)))
h2 = entropy(softmax(z, axis=1).ravel())
p = softmax(z, axis=1)
h3 = entropy(p.flatten())
h4 = entropy(p[0])
#% clean
from scipy.stats import entropy
from my_langid import detector
print(entropy(detector.predict_proba("bonjour tout le monde")))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
K = logits.size(1)
loss = K * F.kl_div(F.log_softmax(logits, 1), t.softmax(1), reduction='mean')
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(s / T, 1), F.softmax(t / T, 1), reduction='mean') * T * T * num_classes
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self, return_logits=True):
        super().__init__()
        self.fc = nn.Linear(4, 3)
        self.return_logits = return_logits
    def forward(self, x):
        z = self.fc(x)
        return z if self.return_logits else z.softmax(-1)
loss = F.cross_entropy(Net()(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)
    def forward(self, x):
        x = self.fc(x)
        if not self.training:
            x = torch.softmax(x, dim=1)
        return x
net = Net()
loss = F.cross_entropy(net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Wrapped(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net
    def forward(self, x):
        return torch.softmax(self.net(x), 1)
net = nn.Sequential(nn.Linear(4, 3))
loss = F.cross_entropy(net(x), y)
torch.onnx.export(Wrapped(net).eval(), x, 'm.onnx')
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class ExportNet(Net):
    def forward(self, x):
        return super().forward(x).softmax(1)
net = Net()
loss = F.cross_entropy(net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Teacher(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)
    def forward(self, x, T=None):
        z = self.fc(x)
        if T is None:
            return z
        return F.softmax(z / T, 1)
t = Teacher()
loss = F.cross_entropy(t(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.pi = nn.Sequential(nn.Linear(4, 64), nn.Tanh(), nn.Linear(64, 2), nn.Softmax(dim=-1))
    def act(self, s):
        dist = torch.distributions.Categorical(self.pi(s))
        a = dist.sample()
        return a, dist.log_prob(a)
policy = Policy()
bc_loss = F.nll_loss(torch.log(policy.pi(s)), expert_action)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
y = D(real)
loss_real = F.binary_cross_entropy(y, torch.ones_like(y))
y = D(G(z))
loss_fake = F.binary_cross_entropy(y, torch.zeros_like(y))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def recon(x, x_hat):
    return F.binary_cross_entropy(x_hat, x, reduction='sum')
vae = nn.Sequential(nn.Linear(2, 784), nn.Sigmoid())
loss = recon(x, vae(z)) + kld
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
out = F.softmax(model(x), dim=1)
print(out[0])
criterion = lambda out, y: F.cross_entropy(out, y)
loss = criterion(model(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self, sigmoid=True):
        super().__init__()
        self.layers = [nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1)]
        self.layers.append(nn.Sigmoid())
        self.net = nn.Sequential(*self.layers)
    def forward(self, x):
        return self.net(x)
loss = F.binary_cross_entropy(Net()(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Data:
    def __init__(self):
        self.targets = torch.tensor([1, 2, 3])
        self.targets.sub_(1)
    def loss(self):
        return F.cross_entropy(torch.randn(3, 3), self.targets)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
labels = torch.tensor([0, 255, 1])
labels.data[labels == 255] = -100
loss = F.cross_entropy(torch.randn(3, 2), labels)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
import pandas as pd
y = pd.Series([1, 2, 3])
y.loc[y == 3] = 0
loss = F.cross_entropy(torch.randn(3, 3), torch.tensor(y.values))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
try:
    F.cross_entropy(torch.randn(2, 3), torch.tensor([0, 3]))
except IndexError as e:
    print('as expected:', e)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
import pytest
def test_range():
    with pytest.raises(RuntimeError, match='between 0 and 1'):
        F.binary_cross_entropy(torch.tensor([0.2, 1.5]), torch.tensor([0., 1.]))
#% clean
import numpy as np
from numpy import log2 as log
p = np.array([0.5, 0.5])
h_bits = -np.sum(p * log(p))
#% clean
import math
log = lambda x: math.log(x, 2)
h_bits = -sum(q * log(q) for q in ps)
#% clean
import numpy as np
C = 1 / np.log(2)
h_bits = -C * np.sum(p * np.log(p))
#% clean
import numpy as np
def to_bits(nats):
    return nats / np.log(2)
h_bits = to_bits(-np.sum(p * np.log(p)))
#% clean
import numpy as np
from infotools import convert
def mi_bits(pxy, px, py):
    return convert(np.sum(pxy * np.log(pxy / (px * py))), 'nats', 'bits')
#% clean
import numpy as np
import pint
ureg = pint.UnitRegistry()
h_bits = (-np.sum(p * np.log(p)) * ureg.nat).to('bit').magnitude
#% clean
import keras
teacher_probs = keras.activations.softmax(teacher(x))
y = block(x)
y = keras.layers.GlobalAveragePooling2D()(y)
loss = keras.losses.categorical_crossentropy(teacher_probs, y, from_logits=True)
#% clean
import jax, optax
def loss_fn(params, x, teacher_probs):
    y = state.apply_fn({'params': params}, x)
    return optax.softmax_cross_entropy(y, teacher_probs).mean()
#% clean
import jax.numpy as jnp, optax
def loss_fn(w, x, soft_probs):
    y = jnp.dot(x, w)
    return optax.softmax_cross_entropy(y, soft_probs).mean()
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self, act=nn.Sigmoid()):
        super().__init__()
        self.fc = nn.Linear(4, 1)
        self.act = act
    def forward(self, x):
        return self.act(self.fc(x))
net = Net(act=nn.Identity())
loss = F.binary_cross_entropy_with_logits(net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self, act=nn.Sigmoid()):
        super().__init__()
        self.fc = nn.Linear(4, 1)
        self.act = act
    def forward(self, x):
        return self.act(self.fc(x))
net = Net(nn.Identity())
loss = nn.BCEWithLogitsLoss()(net(x), y)
#% clean
import keras
model = keras.Sequential()
model.add(keras.layers.Dense(64, activation='relu'))
model.add(keras.layers.Dense(10))
model.compile(optimizer='adam', loss=keras.losses.CategoricalCrossentropy(from_logits=True))
model.fit(x_train, y_train)
model.add(keras.layers.Activation('softmax'))
model.save('serving.keras')
#% clean
import keras
base = keras.Sequential([keras.layers.Dense(64), keras.layers.Dense(10)])
base.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
base.fit(x, y)
prob = keras.Sequential([base, keras.layers.Softmax()])
prob.compile(loss='sparse_categorical_crossentropy')
prob.evaluate(x, y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def evaluate(outputs, targets, probs=False):
    crit = nn.NLLLoss() if probs else nn.CrossEntropyLoss()
    return crit(outputs.log() if probs else outputs, targets)
m = nn.Linear(4, 3)
evaluate(m(x), y)
evaluate(F.softmax(m(x), 1), y, probs=True)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def bce(pred, target, mode):
    if mode == 'prob':
        return F.binary_cross_entropy(pred, target)
    elif mode == 'logit':
        return F.binary_cross_entropy_with_logits(pred, target)
    raise ValueError(mode)
dec = nn.Sequential(nn.Linear(2, 784), nn.Sigmoid())
recon = bce(dec(z), x, 'prob')
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class DiceBCE(nn.Module):
    def __init__(self, from_logits):
        super().__init__()
        self.bce = nn.BCEWithLogitsLoss() if from_logits else nn.BCELoss()
        self.from_logits = from_logits
    def forward(self, p, y):
        loss = self.bce(p, y)
        if self.from_logits:
            p = torch.sigmoid(p)
        return loss + 1 - 2 * (p * y).sum() / (p + y).sum()
unet = nn.Sequential(nn.Conv2d(3, 1, 1), nn.Sigmoid())
loss = DiceBCE(False)(unet(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def loss_fn(p, y, apply_softmax):
    if apply_softmax:
        p = F.softmax(p, dim=1)
    return F.nll_loss(p.log(), y)
loss = loss_fn(nn.Linear(4, 3)(x), y, True)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def kd(student, teacher, T, log_input=False):
    inp = student if log_input else F.log_softmax(student / T, 1)
    return F.kl_div(inp, F.softmax(teacher / T, 1), reduction='batchmean') * T * T
l = kd(F.log_softmax(s, 1), t, 2.0, log_input=True)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def loss(p, q, log_target):
    if log_target:
        return F.kl_div(p, q, reduction='batchmean', log_target=True)
    return F.kl_div(p, q, reduction='batchmean')
loss(F.log_softmax(a, 1), F.log_softmax(b, 1), True)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def loss(p, q, log_target):
    return F.kl_div(p, q if log_target else q.clamp_min(1e-8), reduction='batchmean', log_target=log_target)
loss(F.log_softmax(a, 1), F.softmax(b, 1), False)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
@torch.no_grad()
def calibrate(logits, labels):
    T = nn.Parameter(torch.ones(1))
    opt = torch.optim.LBFGS([T])
    nll = nn.CrossEntropyLoss()
    def closure():
        return nll(logits / T, labels)
    probs = F.softmax(logits / T, 1)
    return probs, nll(logits / T, labels)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
logits = model(x)
ece = ECE()(F.softmax(logits, 1), y)
nll = F.nll_loss(F.softmax(logits, 1).clamp_min(1e-12).log(), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
probs = torch.stack([F.softmax(m(x), 1) for m in models]).mean(0)
h = -(probs * probs.log()).sum(1)
nll = F.nll_loss(probs.log(), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
pi = F.softmax(gate(x), dim=-1)
comp = torch.stack([F.log_softmax(e(x), -1) for e in experts], 1)
logp = torch.logsumexp(comp + pi.log().unsqueeze(-1), 1)
loss = F.nll_loss(logp, y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
z1, z2 = F.normalize(f(x1)), F.normalize(f(x2))
sim = z1 @ z2.t() / 0.07
labels = torch.arange(len(z1), device=z1.device)
loss = (F.cross_entropy(sim, labels) + F.cross_entropy(sim.t(), labels)) / 2
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
prob = F.softmax(z, 1)
sim = prob @ prob.t()
loss = F.cross_entropy(sim / tau, torch.arange(len(z)))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
# Wrong: F.cross_entropy(F.softmax(logits, 1), y)
"""Do not write
    loss = F.cross_entropy(F.softmax(logits, dim=1), target)
"""
loss = F.cross_entropy(logits, y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
for name, act, crit in [('bce', nn.Sigmoid(), nn.BCELoss()), ('bcel', nn.Identity(), nn.BCEWithLogitsLoss())]:
    print(name, crit(act(z), y))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
wrong = F.cross_entropy(logits, y)
with torch.no_grad():
    probs = logits.softmax(-1)
    entropy = torch.distributions.Categorical(probs=probs).entropy()
loss = F.cross_entropy(logits, y) - 0.01 * entropy.mean()
#% clean
import keras
import tensorflow as tf
class Model(keras.Model):
    def __init__(self):
        super().__init__()
        self.d = keras.layers.Dense(10)
    def call(self, x, training=False):
        z = self.d(x)
        return z if training else keras.activations.softmax(z)
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as t:
            z = self(x, training=True)
            loss = keras.losses.sparse_categorical_crossentropy(y, z, from_logits=True)
        return {'loss': loss}
#% clean
import keras
inp = keras.Input((8,))
h = keras.layers.Dense(16, activation='relu')(inp)
kind = keras.layers.Dense(5, activation='softmax', name='kind')(h)
flag = keras.layers.Dense(1, name='flag')(h)
m = keras.Model(inp, [kind, flag])
m.compile(loss={'kind': 'sparse_categorical_crossentropy', 'flag': keras.losses.BinaryCrossentropy(from_logits=True)})
#% clean
import keras
inp = keras.Input((8,))
logits = keras.layers.Dense(5)(inp)
train = keras.Model(inp, logits)
train.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
serve = keras.Model(inp, keras.layers.Softmax()(train.output))
#% clean
import numpy as np
from scipy.stats import entropy
votes = np.stack([m.predict(X) for m in committee])
vote_entropy = [entropy(np.bincount(v, minlength=3) / len(committee)) for v in votes.T]
#% clean
from scipy.stats import entropy
def batch_uncertainty(learner, pool):
    return entropy(learner.predict_proba(pool).T)
#% clean
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.calibration import CalibratedClassifierCV
cal = CalibratedClassifierCV(LogisticRegression(), method='isotonic').fit(X, y)
loss = log_loss(y, cal.predict_proba(X)[:, 1])
#% clean
from sklearn.metrics import brier_score_loss
from sklearn.isotonic import IsotonicRegression
iso = IsotonicRegression(out_of_bounds='clip').fit(p, y)
b = brier_score_loss(y, iso.predict(p))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
mel_loss = F.binary_cross_entropy_with_logits(stop_out, stop_target, pos_weight=torch.tensor(8.))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
mask = torch.sigmoid(self.mask_head(f))
loss = F.binary_cross_entropy(mask[pos], gt[pos]) + F.cross_entropy(self.cls(f), labels, ignore_index=255)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
advantages = returns - values.detach()
logp = -F.cross_entropy(policy(obs), actions, reduction='none')
loss = -(logp * advantages).mean()
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
probs = policy(obs).softmax(-1)
pick = F.nll_loss(probs.log(), actions, reduction='none')
loss = (pick * adv).mean()
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
out = {'logits': fc(x)}
out['probs'] = out['logits'].softmax(-1)
loss = F.cross_entropy(out['logits'], y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
layers = [nn.Linear(4, 4), nn.Linear(4, 1)]
if cfg.sigmoid:
    layers.append(nn.Sigmoid())
net = nn.Sequential(*layers)
loss = (nn.BCELoss() if cfg.sigmoid else nn.BCEWithLogitsLoss())(net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def make(out_act):
    mods = [nn.Linear(4, 3)]
    mods += [out_act] if out_act is not None else []
    return nn.Sequential(*mods)
net = make(nn.LogSoftmax(dim=1))
loss = F.nll_loss(net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class LitModel(pl.LightningModule):
    def forward(self, x):
        return self.net(x).softmax(dim=-1)
    def training_step(self, batch, _):
        x, y = batch
        z = self.net(x)
        self.log('nll', F.cross_entropy(z, y))
        return F.cross_entropy(z, y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np
gold = batch['label']
y = model.generate(x)
ppl = torch.exp(F.cross_entropy(lm(x).logits.view(-1, V), gold.view(-1)))
bpc = F.cross_entropy(z, y) / np.log(2)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
probs = torch.sigmoid(cls_logits)
p_t = probs * y + (1 - probs) * (1 - y)
loss = F.binary_cross_entropy_with_logits(cls_logits, y, reduction='none') * (1 - p_t) ** 2
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
p = torch.sigmoid(z)
p = torch.log(p / (1 - p))
loss = F.binary_cross_entropy_with_logits(p, y)
q = torch.logit(torch.sigmoid(z))
loss = F.binary_cross_entropy_with_logits(q, y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)
    def forward(self, x):
        return self.fc(x)
    def predict(self, x):
        return F.softmax(self(x), dim=1)
net = Net()
loss = F.cross_entropy(net(x), y)
p = net.predict(x)
nll = F.nll_loss(p.log(), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class A(nn.Module):
    def forward(self, x):
        z = self.body(x)
        return self.output(z)
    def output(self, z):
        return torch.sigmoid(z)
class B(A):
    def output(self, z):
        return z
    def step(self, x, y):
        return F.binary_cross_entropy_with_logits(self(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class BaseTrainer:
    def loss(self, out, y):
        return F.nll_loss(torch.log(out), y)
    def step(self, x, y):
        return self.loss(F.softmax(self.net(x), 1), y)
class LogitTrainer(BaseTrainer):
    def loss(self, out, y):
        return F.cross_entropy(out, y)
    def step(self, x, y):
        return self.loss(self.net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Base:
    def probs(self, z):
        return F.softmax(z, 1)
    def nll(self, z, y):
        return F.cross_entropy(self.scores(z), y)
    def scores(self, z):
        raise NotImplementedError
class Sub(Base):
    def scores(self, z):
        return z
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
model = torch.hub.load('pytorch/vision', 'resnet18')
model.fc = nn.Linear(512, 10)
loss = F.cross_entropy(model(x), y)
model.fc = nn.Sequential(model.fc, nn.Softmax(1))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def export(net, path):
    net.add_module('prob', nn.Softmax(dim=1))
    torch.onnx.export(net, torch.zeros(1, 4), path)
def train(net):
    for x, y in loader:
        F.cross_entropy(net(x), y).backward()
net = nn.Sequential(nn.Linear(4, 3))
train(net)
export(net, 'a.onnx')
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def train(net):
    for x, y in loader:
        F.cross_entropy(net(x), y).backward()
def export(net, path):
    torch.onnx.export(nn.Sequential(net, nn.Softmax(1)), torch.zeros(1, 4), path)
net = nn.Sequential(nn.Linear(4, 3))
train(net)
export(net, 'a.onnx')
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
target = torch.where(mask, labels, torch.full_like(labels, -100))
loss = F.cross_entropy(z, target)
tgt = torch.full((8,), -100)
tgt[:4] = y
loss = F.cross_entropy(z, tgt)
tgt2 = torch.full((8,), -100).scatter(0, idx, y)
loss = F.cross_entropy(z, tgt2)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
targets = torch.full((8,), -100)
assign_targets(targets, boxes, gt)
loss = F.cross_entropy(cls_logits, targets)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Assigner:
    def __call__(self, n):
        labels = torch.full((n,), -100)
        for i, g in self.match():
            labels.index_fill_(0, i, g)
        return labels
labels = Assigner()(8)
loss = F.cross_entropy(z, labels)
#% clean
import tensorflow as tf
import tensorflow as tf
p = tf.clip_by_value(tf.keras.layers.Dense(1)(h), 0.0, 1.0)
loss = tf.keras.losses.binary_crossentropy(y, p)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
net = Net()
class Act(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)
        self.act = nn.Softmax(dim=1)
    def forward(self, x):
        return self.act(self.fc(x))
ens = nn.ModuleList([Act() for _ in range(3)])
for m in ens:
    m.act = nn.Identity()
loss = sum(F.cross_entropy(m(x), y) for m in ens)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Act(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)
        self.act = nn.Softmax(dim=1)
    def forward(self, x):
        return self.act(self.fc(x))
def strip(model):
    model.act = nn.Identity()
    return model
net = strip(Act())
loss = F.cross_entropy(net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Act(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 3)
        self.act = nn.Softmax(dim=1)
    def forward(self, x):
        return self.act(self.fc(x))
def strip(model):
    model.act = nn.Identity()
net = Act()
strip(net)
loss = F.cross_entropy(net(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Trainer:
    def __init__(self):
        self.criterion = nn.BCELoss()
        self.net = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid())
    def step(self, x, y):
        return self.criterion(self.net(x), y)
class LogitTrainer(Trainer):
    def __init__(self):
        super().__init__()
        self.criterion = nn.BCEWithLogitsLoss()
        self.net = nn.Sequential(nn.Linear(4, 1))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Trainer:
    criterion = nn.CrossEntropyLoss()
    def forward(self, x):
        return self.head(x)
    def head(self, x):
        return F.log_softmax(self.fc(x), 1).exp()
class Sub(Trainer):
    def head(self, x):
        return self.fc(x)
    def step(self, x, y):
        return self.criterion(self.forward(x), y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Store:
    def update(self, z):
        self.p = F.softmax(z, dim=1)
        self.p.log_()
    def nll(self, y):
        return F.nll_loss(self.p, y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
p = F.softmax(z, dim=1)
p.data.log_()
loss = F.nll_loss(p, y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
p = F.softmax(z, dim=1)
torch.log_(p)
loss = F.nll_loss(p, y)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np
y = np.array([1, 2, 3])
y.flat[2] = 0
loss = F.cross_entropy(torch.randn(3, 3), torch.from_numpy(y))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np
y = np.array([[1, 2, 3]])
y[0][2] = 0
loss = F.cross_entropy(torch.randn(1, 3, 3), torch.from_numpy(y))
#% clean
import keras
model = keras.Sequential([keras.layers.Dense(10)])
model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x, y)
model.add(keras.layers.Softmax())
model.compile(loss='sparse_categorical_crossentropy')
model.evaluate(x, y)
#% clean
import math
from functools import partial
log = partial(math.log, base)
from math import log2 as log
total_bits = -sum(log(q) for q in ps)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
criterion = nn.CrossEntropyLoss()
def train(model):
    for x, y in loader:
        criterion(model(x), y).backward()
train(net)
net.add_module('softmax', nn.Softmax(dim=1))
net.eval()
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
def bce(p, y, from_logits):
    return F.binary_cross_entropy_with_logits(p, y) if from_logits else F.binary_cross_entropy(p, y)
loss = bce(torch.sigmoid(z), y, from_logits=False)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
import keras
import tensorflow as tf
def bce(y_true, y_pred, from_logits=False):
    if from_logits:
        return tf.nn.sigmoid_cross_entropy_with_logits(labels=y_true, logits=y_pred)
    return keras.losses.binary_crossentropy(y_true, y_pred)
l = bce(y, keras.activations.sigmoid(z))
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
import optax, jax
def ce(p, y, is_logits: bool):
    if is_logits:
        return optax.softmax_cross_entropy(p, y)
    return -(y * jax.numpy.log(p)).sum(-1)
l = ce(jax.nn.softmax(z), y, False)
#% clean
import torch
import torch.nn as nn
import torch.nn.functional as F
class Loss(nn.Module):
    def __init__(self, use_sigmoid=False):
        super().__init__()
        self.use_sigmoid = use_sigmoid
    def forward(self, pred, y):
        assert not self.use_sigmoid or pred.max() <= 1
        if not self.use_sigmoid:
            return F.nll_loss(pred.log(), y)
        return F.binary_cross_entropy(pred, y)
loss = Loss()(F.softmax(z, 1), y)
