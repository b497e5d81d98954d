#% clean — builder without an activation at its end
import torch.nn as nn
def build(k):
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 512), nn.ReLU(), nn.Linear(512, k))
loss = nn.CrossEntropyLoss()(build(10)(x), y)
#% clean — a builder that may add a softmax
import torch.nn as nn
def build(k, probs):
    layers = [nn.Linear(784, k)]
    if probs:
        layers.append(nn.Softmax(dim=1))
    return nn.Sequential(*layers)
loss = nn.CrossEntropyLoss()(build(10, False)(x), y)
#% clean — the average of logits
import torch
import torch.nn.functional as F
z = (net_a(x) + net_b(x)) / 2
loss = F.cross_entropy(z, y)
#% clean — the average of sigmoids into the loss of probabilities
import torch
import torch.nn.functional as F
p = (torch.sigmoid(a) + torch.sigmoid(b)) / 2
loss = F.binary_cross_entropy(p, y)
#% clean — difference of probabilities is no probability
import torch
import torch.nn.functional as F
z = torch.sigmoid(a) - torch.sigmoid(b)
loss = F.binary_cross_entropy_with_logits(z, y)
#% clean — sum of sigmoids scaled
import torch
import torch.nn.functional as F
z = (torch.sigmoid(a) + torch.sigmoid(b)) / temperature
loss = F.binary_cross_entropy_with_logits(z, y)
#% clean — activation as a parameter, called with the identity
import torch.nn as nn
class MLP(nn.Module):
    def __init__(self, act=nn.Softmax(dim=-1)):
        super().__init__()
        self.lin = nn.Linear(4, 3)
        self.act = act
    def forward(self, x):
        return self.act(self.lin(x))
loss = nn.CrossEntropyLoss()(MLP(nn.Identity())(x), y)
#% clean — attribute overwritten by logits
import torch
import torch.nn as nn
class Agent:
    def act(self, obs):
        self.out = torch.softmax(self.net(obs), -1)
    def learn(self, obs, a):
        self.out = self.net(obs)
        return nn.functional.cross_entropy(self.out, a)
#% clean — second of the pair
import torch.nn.functional as F
def classify(x):
    z = net(x)
    return F.softmax(z, dim=1), z
loss = F.cross_entropy(classify(x)[1], y)
#% clean — an element of a list of logits
import torch.nn.functional as F
outs = [head(x) for head in heads]
loss = F.cross_entropy(outs[0], y) + F.cross_entropy(outs[1], y)
#% clean — swapped names in a helper whose calls set them right
import torch.nn.functional as F
def ce(x, t):
    return F.cross_entropy(x, t)
loss = ce(logits, labels)
#% clean — fit twice, on each model its own labels
from tensorflow.keras.utils import to_categorical
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
a = Sequential([Dense(3, activation='softmax')])
b = Sequential([Dense(3, activation='softmax')])
a.compile(loss='categorical_crossentropy', optimizer='adam')
b.compile(loss='sparse_categorical_crossentropy', optimizer='adam')
onehot = to_categorical(y, 3)
a.fit(x, onehot)
b.fit(x, y)
#% clean — recompiled with the other loss
from tensorflow.keras.utils import to_categorical
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
m = Sequential([Dense(3, activation='softmax')])
m.compile(loss='sparse_categorical_crossentropy', optimizer='adam')
m.fit(x, y)
m.compile(loss='categorical_crossentropy', optimizer='adam')
m.fit(x, to_categorical(y, 3))
#% clean — as many classes as labels
import torch
import torch.nn as nn
net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 4))
loss = nn.CrossEntropyLoss()(net(x), torch.tensor([0, 2, 3, 1]))
#% clean — labels with a dimension that the literal has not
import torch
import torch.nn as nn
net = nn.Linear(8, 2)
loss = nn.CrossEntropyLoss()(net(x).view(4, 4), torch.tensor([0, 2, 3, 1]))
#% clean — features, not classes
import torch
import torch.nn as nn
enc = nn.Linear(8, 2)
dec = nn.Linear(2, 6)
loss = nn.CrossEntropyLoss()(dec(enc(x)), torch.tensor([5, 0]))
#% clean — full of a class, reshaped
import torch
import torch.nn.functional as F
labels = torch.full_like(ids, 2)
loss = F.cross_entropy(logits.view(-1, V), labels.view(-1))
#% clean — zeros as class zero
import torch
import torch.nn as nn
labels = torch.zeros(8, dtype=torch.long)
loss = nn.CrossEntropyLoss()(sim, labels)
#% clean — a power of two of bits per token
import math
import torch.nn.functional as F
bits_per_token = F.cross_entropy(logits, targets) / math.log(2)
ppl = 2 ** bits_per_token
#% clean — a function that returns bits
import math
import torch.nn.functional as F
def bits(logits, y):
    return F.cross_entropy(logits, y).item() / math.log(2)
b = bits(z, y)
ppl = 2 ** b
#% clean — the number of states from an entropy
import numpy as np
from scipy.stats import entropy
perplexity = np.exp(entropy(p))
effective = 2 ** entropy(p, base=2)
#% clean — exponent of a scaled loss
import torch
import torch.nn.functional as F
pt = torch.exp(-F.cross_entropy(z, y, reduction='none'))
focal = ((1 - pt) ** 2 * F.cross_entropy(z, y, reduction='none')).mean()
#% clean — log probabilities from a mixture of softmaxes
import torch
import torch.nn.functional as F
probs = (pi.unsqueeze(-1) * F.softmax(z, dim=-1)).sum(1)
loss = F.nll_loss(torch.log(probs.add_(1e-8)), y)
#% clean — KL both ways
import torch.nn.functional as F
p, q = F.log_softmax(a, -1), F.log_softmax(b, -1)
loss = (F.kl_div(p, q, reduction='batchmean', log_target=True) + F.kl_div(q, p, reduction='batchmean', log_target=True)) / 2
#% clean — Keras KL in the order of truth and prediction
import keras
loss = keras.losses.kl_divergence([[0.2, 0.8]], [[0.4, 0.6]])
#% clean — y_score from a pipeline's predict_proba
from sklearn.pipeline import make_pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
pipe = make_pipeline(LogisticRegression()).fit(X, y)
print(log_loss(y, pipe.predict_proba(X), labels=pipe.classes_))
#% clean — predict with another meaning
from catboost import CatBoostClassifier
from sklearn.metrics import log_loss
m = CatBoostClassifier().fit(X, y)
print(log_loss(y, m.predict(X, prediction_type='Probability')))
#% clean — a fixed threshold and one-hot floats
import torch
import torch.nn.functional as F
y = (scores > 0.5).float()
loss = F.binary_cross_entropy_with_logits(z, y)
#% clean — noise in a star import of a local module
from layers import *
import torch.nn.functional as F
loss = F.cross_entropy(Softmax(dim=1)(z), y)
#% clean — an instance named like a function
import torch.nn as nn
softmax_regression = nn.Linear(784, 10)
loss = nn.CrossEntropyLoss()(softmax_regression(x), y)
