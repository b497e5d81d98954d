#% clean — normalised features, not a softmax
import torch
import torch.nn as nn
w = z / z.sum(dim=1, keepdim=True)
loss = nn.CrossEntropyLoss()(w, y)
#% clean — exp over another sum
import torch
import torch.nn.functional as F
e = torch.exp(a)
z = e / torch.exp(b).sum()
loss = F.cross_entropy(z, y)
#% clean — softmax by hand with its logarithm
import torch
import torch.nn.functional as F
e = torch.exp(scores)
p = e / e.sum(dim=1, keepdim=True)
loss = F.nll_loss(p.log(), y)
#% clean — sigmoid by hand for BCELoss
import torch
import torch.nn as nn
p = 1 / (1 + torch.exp(-z))
loss = nn.BCELoss()(p, y)
#% clean — one over one plus something else
import torch
import torch.nn as nn
w = 1 / (1 + distance)
loss = nn.BCEWithLogitsLoss()(w * z, y)
#% clean — star imports of Keras, as it should be
from tensorflow.keras.models import *
from tensorflow.keras.layers import *
model = Sequential([Dense(128, activation='relu'), Dense(10, activation='softmax')])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
#% clean — star import of something else
from my_layers import *
from my_losses import *
model = Sequential([Dense(10, activation='softmax')])
model.compile(loss=SparseCategoricalCrossentropy(from_logits=True))
#% clean — star import and a function of the file
from torch.nn.functional import *
def softmax(x, dim):
    return x
loss = cross_entropy(relu(x), y)
#% clean — KL of Keras on probabilities
import tensorflow as tf
loss = tf.keras.losses.KLDivergence()(tf.nn.softmax(t), tf.nn.softmax(s))
#% clean — KL named as it is
from scipy.stats import entropy
kl_pq = entropy(p, q)
kl_qp = entropy(q, p)
#% clean — KL in PyTorch named as it is
import torch.nn.functional as F
kl_pq = F.kl_div(q.log(), p, reduction='batchmean')
#% clean — Jensen-Shannon
from scipy.stats import entropy
m = 0.5 * (p + q)
js = 0.5 * entropy(p, m) + 0.5 * entropy(q, m)
#% clean — columns in the order of classes
import numpy as np
from sklearn.metrics import log_loss
p = clf.predict_proba(X)
print(log_loss(y, p[:, np.argsort(clf.classes_)]))
#% clean — rows reversed together
from sklearn.metrics import log_loss
p = clf.predict_proba(X)
print(log_loss(y[::-1], p[::-1]))
#% clean — reversed columns of an array whose order is not known
from sklearn.metrics import log_loss
print(log_loss(y, scores[:, ::-1]))
#% clean — a target filled with a class
import torch
import torch.nn.functional as F
labels = torch.full((8,), 3)
loss = F.cross_entropy(torch.randn(8, 5), labels)
#% clean — filled with −100, then set
import torch
import torch.nn.functional as F
labels = torch.full((8,), -100)
labels[idx] = tokens[idx]
loss = F.cross_entropy(torch.randn(8, 5), labels)
#% clean — label column from full in a GAN
import torch
import torch.nn as nn
label = torch.full((batch,), 1., device=device)
loss = nn.BCEWithLogitsLoss()(netD(x).view(-1), label)
#% clean — logits and its softmax under one name in different functions
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
def evaluate(model, loader):
    for x, y in loader:
        out = torch.softmax(model(x), 1)
        pred = out.argmax(1)
def train(model, loader):
    for x, y in loader:
        out = model(x)
        loss = criterion(out, y)
#% clean — softmax for the confusion matrix after the loss in a loop
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
for x, y in loader:
    out = model(x)
    loss = criterion(out, y)
    out = torch.softmax(out, dim=1)
    cm.update(out, y)
#% clean — decoder that returns log-probabilities
import torch.nn as nn
import torch.nn.functional as F
class Decoder(nn.Module):
    def forward(self, x, h):
        o, h = self.gru(x, h)
        return F.log_softmax(self.out(o[0]), dim=1), h
dec = Decoder()
criterion = nn.NLLLoss()
out, h = dec(x, h)
loss = criterion(out, y)
#% clean — actor with softmax, critic's loss
import torch.nn as nn
import torch.nn.functional as F
class Actor(nn.Module):
    def forward(self, s):
        return F.softmax(self.fc(s), dim=-1)
actor = Actor()
dist = Categorical(actor(s))
loss = -(dist.log_prob(a) * adv).mean() + nn.CrossEntropyLoss()(aux(s), z)
#% clean — temperature scaling of logits
import torch
import torch.nn as nn
nll_criterion = nn.CrossEntropyLoss()
temperature = nn.Parameter(torch.ones(1) * 1.5)
loss = nll_criterion(logits / temperature, labels)
#% clean — contrastive loss
import torch
import torch.nn.functional as F
logits = (a @ b.T) * scale.exp()
labels = torch.arange(logits.shape[0])
loss = (F.cross_entropy(logits, labels) + F.cross_entropy(logits.T, labels)) / 2
#% clean — language model shift
import torch.nn as nn
shift_logits = lm_logits[..., :-1, :].contiguous()
shift_labels = labels[..., 1:].contiguous()
loss_fct = nn.CrossEntropyLoss()
loss = loss_fct(shift_logits.view(-1, shift_logits.size(-1)), shift_labels.view(-1))
#% clean — Hugging Face's own loss
outputs = model(input_ids, labels=labels)
loss = outputs.loss
perplexity = torch.exp(loss)
cross_entropy = loss.item()
#% clean — evaluation of perplexity over windows
import torch
nlls = []
for begin in range(0, n, stride):
    outputs = model(ids, labels=target_ids)
    nlls.append(outputs.loss)
ppl = torch.exp(torch.stack(nlls).mean())
cross_entropy = torch.stack(nlls).mean()
#% clean — class weights and masks
import torch
import torch.nn.functional as F
loss = F.cross_entropy(out, y, weight=torch.tensor([0.2, 0.8]), reduction='none')
loss = (loss * mask).sum() / mask.sum()
#% clean — label smoothing, no ignored class
import torch.nn as nn
crit = nn.CrossEntropyLoss(label_smoothing=0.1)
loss = crit(model(x), y)
#% clean — smoothing with an ignored index outside the classes
import torch
import torch.nn.functional as F
loss = F.cross_entropy(torch.randn(4, 3), torch.tensor([0, 1, 255, 2]), ignore_index=255, label_smoothing=0.1)
#% clean — sparse Keras with logits said
import tensorflow as tf
loss = tf.keras.losses.sparse_categorical_crossentropy(y, logits, from_logits=True)
#% clean — multi-output losses by name
import tensorflow as tf
model.compile(optimizer='adam', loss={'cls': tf.keras.losses.CategoricalCrossentropy(from_logits=True), 'reg': 'mae'})
#% clean — Keras model loaded from a file
import tensorflow as tf
model = tf.keras.models.load_model('m.h5')
model.compile(loss='categorical_crossentropy', optimizer='adam')
#% clean — Keras model with an extra Activation
from keras.models import Sequential
from keras.layers import Dense, Activation
model = Sequential()
model.add(Dense(64))
model.add(Activation('relu'))
model.add(Dense(10))
model.add(Activation('softmax'))
model.compile(loss='categorical_crossentropy', optimizer='rmsprop')
#% clean — LSTM ending without Dense
from keras.models import Sequential
from keras.layers import LSTM
model = Sequential([LSTM(32)])
model.compile(loss='binary_crossentropy', optimizer='adam')
#% clean — TimeDistributed softmax
from keras.models import Sequential
from keras.layers import LSTM, Dense, TimeDistributed
model = Sequential([LSTM(32, return_sequences=True), TimeDistributed(Dense(10, activation='softmax'))])
model.compile(loss='categorical_crossentropy', optimizer='adam')
#% clean — XGBoost with its own eval
import xgboost as xgb
from sklearn.metrics import log_loss
bst = xgb.train({'objective': 'binary:logistic'}, dtrain)
print(log_loss(y, bst.predict(dtest)))
#% clean — y_pred from predict_proba under the name of predict
from sklearn.metrics import log_loss
y_pred = clf.predict_proba(X_test)
print(log_loss(y_test, y_pred))
#% clean — cross-validated log loss
from sklearn.model_selection import cross_val_score
scores = cross_val_score(clf, X, y, scoring='neg_log_loss')
#% clean — stacked probabilities
import numpy as np
from sklearn.metrics import log_loss
p = np.column_stack([1 - p1, p1])
print(log_loss(y, p))
#% clean — normalised by hand
import numpy as np
from sklearn.metrics import log_loss
p = np.array([[2, 1, 1], [1, 1, 2]], dtype=float)
p /= p.sum(axis=1, keepdims=True)
print(log_loss([0, 2], p, labels=[0, 1, 2]))
#% clean — clipped afterwards
import numpy as np
from sklearn.metrics import log_loss
raw = np.array([1.2, -0.1, 0.4])
p = np.clip(raw, 0, 1)
print(log_loss([1, 0, 0], p))
#% clean — optax sigmoid with multi-hot labels
import jax.numpy as jnp
import optax
loss = optax.sigmoid_binary_cross_entropy(logits, jnp.array([[1, 0, 1], [0, 0, 1]])).mean()
#% clean — optax kl with log predictions
import jax
import optax
kl = optax.kl_divergence(jax.nn.log_softmax(s), jax.nn.softmax(t))
#% clean — haiku
import haiku as hk
import jax
import optax
def net(x):
    return hk.Linear(10)(jax.nn.relu(hk.Linear(64)(x)))
model = hk.without_apply_rng(hk.transform(net))
def loss(params, x, y):
    return optax.softmax_cross_entropy(model.apply(params, x), jax.nn.one_hot(y, 10)).mean()
#% clean — a cap on a loss and its exponent
import math
import torch.nn.functional as F
val_loss = F.cross_entropy(logits, y).item()
ppl = math.exp(min(val_loss, 20))
#% clean — entropy with base e said
import math
from scipy.stats import entropy
h_nats = entropy(p, base=math.e)
#% clean — bits from scipy
from scipy.stats import entropy
bits = entropy(p, base=2)
effective_number = 2 ** bits
#% clean — bit depth and a log
import numpy as np
bits_per_sample = 16
cross_entropy_db = 20 * np.log10(2 ** bits_per_sample)
#% clean — mutual information in nats
import numpy as np
mi_nats = np.sum(pxy * np.log(pxy / (px * py)))
entropy_x = -np.sum(px * np.log(px))
#% clean — a default argument that no call uses
import torch
import torch.nn.functional as F
def criterion(out, y, normalise=torch.softmax):
    return F.cross_entropy(out, y)
loss = criterion(z, y)
#% clean — a parameter that a call leaves to its default
import torch.nn.functional as F
def criterion(out, y, probs=None):
    if probs is not None:
        return F.nll_loss(probs.log(), y)
    return F.cross_entropy(out, y)
criterion(z, y)
criterion(z, y, probs=F.softmax(z, 1))
#% clean — a method of another object by the same name
import torch
import torch.nn.functional as F
class A:
    def run(self, x):
        return torch.softmax(x, 1)
class B:
    def run(self, x):
        return x
b = B()
loss = F.cross_entropy(b.run(x), y)
#% clean — swapped by name but not in truth
import torch.nn.functional as F
loss = F.cross_entropy(pred_y, true_y)
#% clean — self-training with pseudo-labels
import torch.nn.functional as F
pseudo = teacher(x).argmax(1)
loss = F.cross_entropy(student(x), pseudo)
#% clean — pseudo-labels by softmax and max
import torch
import torch.nn.functional as F
probs = torch.softmax(weak_logits.detach(), dim=-1)
max_probs, targets_u = torch.max(probs, dim=-1)
mask = max_probs.ge(0.95).float()
Lu = (F.cross_entropy(strong_logits, targets_u, reduction='none') * mask).mean()
#% clean — entropy regularisation
import torch
import torch.nn.functional as F
p = F.softmax(logits, dim=1)
ent = -(p * torch.log(p + 1e-8)).sum(1).mean()
loss = F.cross_entropy(logits, y) - 0.01 * ent
